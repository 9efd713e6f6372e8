### The sheet of the editorial meeting, the calendar, the faults of posts

brief-title = Editorial meeting
brief-period = { $since } to { $until }
brief-lead = { $posts ->
    [one] One post
   *[other] { $posts } posts
  } in this period{ $usual }; { $deals ->
    [0] no deal
    [one] one deal
   *[other] { $deals } deals
  } told for the first time.
brief-usual = { " " }(at the pace of the eight weeks before: about { $expected })
brief-note = Source: the site's own posts only; { $posts } posts in the period. Sums are as the posts tell them; sums of different kinds are never added together. New deals are without totals, parts, vague sums and forecasts. Data of { $day }, snapshot { $snapshot }. The day beside a line leads to its post; brief-rows.csv holds the rows behind every line.
brief-more-before = and{ " " }
brief-more-after = { " " }more
brief-write-here = Decided:
brief-quoted = “{ $words }”
brief-calendar = Follow-ups due
brief-event = Follow-up: { $deal } ({ $when })
brief-event-told = Told on { $told }. Posts that tell this promise: { $posts }.

brief-candidates = What to write next
brief-candidates-none = No candidates.
brief-deals = New deals
brief-deals-none = No deal was told for the first time.
brief-changes = Deals that moved on
brief-changes-none = No deal moved on or was called off.
brief-followups = Follow-ups due
brief-followups-none = No promise with a day.
brief-conflicts = Conflicts and outdated facts
brief-conflicts-none = None.
brief-overlaps = Posts that overlap
brief-overlaps-none = None.
brief-untold = Untold
brief-untold-none = Nothing found.
brief-moved = What moved, against the eight weeks before
brief-moved-none = Nothing is far from usual.
brief-terms = Terms on the rise, beyond the tags, by posts with them in title or opening
brief-terms-none = No term stands out.
brief-health = Post health
brief-health-none = Nothing to mend.
brief-notes = Decisions and notes of the last meeting
brief-notes-none = None are kept.

brief-deal = { $deal } ({ $kind }, { $status }), told by { $posts ->
    [one] one post
   *[other] { $posts } posts
  }
brief-change = { $deal }: from { $before } to { $after } ({ $on })
brief-followup-overdue = Overdue since { $due }: { $deal } (“{ $when }”, { brief-told-by }; nothing since)
brief-followup-due = This month, { $due }: { $deal } (“{ $when }”, { brief-told-by })
brief-followup-upcoming = { $due }: { $deal } (“{ $when }”, { brief-told-by })
brief-told-by = { $posts ->
    [one] told on { $told }
   *[other] told by { $posts } posts since { $told }
  }
brief-conflict = { $deal }: posts disagree on { $about }: { $values }; { $posts } posts in all
brief-about-amount = the sum
brief-about-parties = the parties
brief-about-direction = who pays whom
brief-about-when = when it was
brief-about-year = which year it is for
brief-about-owner = whose number it is
brief-about-stage = how far it is
brief-told = { $what } ({ $on })
brief-kind-market = size
brief-thing-amount = { $subject }, { $kind } ({ $when })
brief-thing-now = { $subject }, { $kind }
brief-thing-year = { $subject }, { $kind } { $sum }
brief-thing-stage = { $subject }, valuation of { $sum }
brief-thing-owner = { $kind } { $sum } ({ $when })
brief-stage-done = reached
brief-stage-talks = still negotiated
brief-year = { $year }
brief-fact-old = { $subject }: the newest value is { $newest } (since { $on }); { $n ->
    [one] one later post tells
   *[other] { $n } later posts tell
  } the old { $old }
brief-recycled = Sums told over and over (in brackets: posts that name a source): { $sums }
brief-recycled-one = { $subject } { $sum }: { $posts } posts ({ $sourced })
brief-overlap = { $first } and { $second } ({ $days ->
    [0] same day
    [one] one day apart
   *[other] { $days } days apart
  }; in common: { $common }) → { $advice }
brief-same-title = much the same title
brief-advice-merge = merge
brief-advice-link = link to one another
brief-advice-keep = keep (each tells a deal of its own)
brief-untold-deal = { $deal } ({ $kind }): told once, in a post about something else
brief-thin = Tags below half of their own median: { $tags }
brief-thin-one = { $tag } { $posts } (median { $median })
brief-silent = Categories without a post for four weeks or more: { $categories }
brief-silent-one = { $category } ({ $days } days)
brief-moved-up = More of the { $by } { $name }: { $posts } posts ({ $expected } at its usual share)
brief-moved-down = Less of the { $by } { $name }: { $posts } posts ({ $expected } at its usual share)
brief-by-category = category
brief-by-tag = tag
brief-by-company = name
brief-term = { $term } ({ $posts } posts, { $before } in all the time before)
brief-faults = { $posts } posts have something to mend. { $counts }
brief-fault-count = { $fault }: { $n }
status-called-off = called off

candidate-overdue = { $deal }: the day of “{ $when }” ({ $due }) has passed without a follow-up
candidate-due = { $deal }: “{ $when }” falls due this month ({ $due })
candidate-untold = { $deal }: touched on once ({ $told }); no post is about it
candidate-conflict = { $deal }: posts disagree ({ $values }); check and correct
candidate-fact = { $subject }: told as { $newest } since { $on }, yet { $posts ->
    [one] one post
   *[other] { $posts } posts
  } still tell { $old }
candidate-term = “{ $term }” is rising: in the title or opening of { $posts } posts of this period, { $before } in all the time before; a tag, or a series
candidate-quiet = { $deal }: no follow-up for { $days } days, last told on { $told }

fault-unreadable = not readable as a post
fault-draft = a draft
fault-title-missing = no title
fault-title-markup = marks in the title
fault-title-error-message = the title is an error message
fault-title-cut = the title is cut off
fault-tags-missing = no tags
fault-tags-suggested = tags in use would fit
fault-tag-once = a tag used once
fault-tag-variant = a variant of a tag
fault-excerpt-missing = no excerpt
fault-excerpt-template = the excerpt repeats the title or is a template
fault-excerpt-markup = marks in the excerpt
fault-excerpt-cut = the excerpt is cut off
fault-reading-time = reading time does not fit
fault-repeated-text = text told twice
fault-text-cut = cut in mid-sentence
fault-end-mark = ---END--- left over
fault-merge-conflict = merge marks left over
fault-production-note = a production note left over
fault-replacement-character = lost letters (U+FFFD)
fault-conversion-off = conversion off by ten or more
fault-broken-link = link to no post

hint-unreadable = check and mend the head of the file
hint-draft = take draft out when it is published
hint-title-missing = write a title
hint-title-markup = take the marks out of the title
hint-title-error-message = write the title anew
hint-title-cut = put back the whole title
hint-tags-missing = add tags
hint-tags-suggested = add the tags that fit
hint-tag-once = use a tag close to it, or none
hint-tag-variant = use the spelling most posts have
hint-excerpt-missing = say the point in a sentence or two
hint-excerpt-template = say the point in a sentence or two
hint-excerpt-markup = take the marks out
hint-excerpt-cut = stop at the end of a sentence
hint-reading-time = give the minutes that fit the length
hint-repeated-text = delete what is repeated
hint-text-cut = end the sentence, or join it to the next paragraph
hint-end-mark = delete the line
hint-merge-conflict = choose one side and delete the marks
hint-production-note = delete the line
hint-replacement-character = write the words anew
hint-conversion-off = check both amounts
hint-broken-link = mend the link or take it out
