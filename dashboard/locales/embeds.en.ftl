# Words of the embeds: what stands round a chart in a post.
embed-table = See the numbers as a table
embed-table-of = Numbers of “{ $title }”
embed-csv = Download CSV
embed-more-rows = { $n } more rows are in the CSV.
embed-unknown = —
embed-pinned = This chart is frozen as of { $day }.
embed-card = as of { $day }
embed-correction = Correction: in the chart “{ $title }”, { $what } was given as { $old }; it is { $new }. ({ $day })
embed-correction-gone = Correction: in the chart “{ $title }”, { $what } ({ $old }) is withdrawn. ({ $day })
embed-correction-new = Addition: the chart “{ $title }” lacked { $what } ({ $new }). ({ $day })
embed-cell = { $column } of { $row }
