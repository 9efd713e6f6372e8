# Words of the embeds: what stands round a chart in a post.
embed-table = この図の数字を表で見る
embed-table-of = 「{ $title }」の数字
embed-csv = CSVをダウンロード
embed-more-rows = ほか{ $n }行はCSVにあります。
embed-unknown = —
embed-pinned = { $day }時点の内容で固定した図です。
embed-card = { $day }現在
embed-correction = 【訂正】図「{ $title }」の{ $what }を「{ $old }」としていましたが、正しくは「{ $new }」です。（{ $day }）
embed-correction-gone = 【訂正】図「{ $title }」にあった{ $what }（{ $old }）を取り下げます。（{ $day }）
embed-correction-new = 【追記】図「{ $title }」に{ $what }（{ $new }）が抜けていました。（{ $day }）
embed-cell = { $row }の{ $column }
