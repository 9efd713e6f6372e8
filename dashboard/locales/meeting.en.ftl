### The page of the editorial meeting

ui-page-meeting = Editorial meeting
ui-meeting-since = Last meeting
ui-meeting-until = Up to
ui-meeting-reading = Reading the posts…
ui-meeting-unfiltered = This page always looks at all posts; filters by company, kind or tag do not apply.
ui-meeting-agenda = Agenda
ui-meeting-item-candidates = To write { $count }
ui-meeting-item-news = What moved { $count }
ui-meeting-item-followups = Follow-ups { $count }
ui-meeting-item-coverage = Gaps and overlaps { $count }
ui-meeting-item-notes = Notes { $count }
ui-meeting-more = Show more ({ $count } left)
ui-meeting-heading = { $words } ({ $count })
ui-meeting-heading-moved = What moved, against the eight weeks before
ui-meeting-heading-quiet = Deals without a follow-up for 120 days
ui-meeting-heading-terms = Terms on the rise in titles and openings
ui-meeting-heading-notes = Notes of this meeting
ui-meeting-heading-before = Earlier notes and decisions
ui-meeting-rows = Based on { $posts }
ui-meeting-rows-title = Rows behind it

ui-meeting-candidates-hint = Ranked from follow-ups due, big deals without a post, conflicts, outdated facts and rising terms. What is decided is kept and shown at the next meeting.
ui-meeting-candidates-none = No candidates.
ui-meeting-decided = Decided ({ $count })
ui-meeting-take = Take
ui-meeting-aside = Set aside
ui-meeting-no = Not this one
ui-meeting-why = Why, who, by when (optional)
ui-meeting-who = { $who }, { $day }
ui-meeting-saved = Saved.
ui-meeting-read-only = Only editors can decide and take notes.

ui-meeting-followups-hint = As of { $day }. The due day is the last day that the post's words allow. Promises with a follow-up ({ $settled }) are left out. The table counts the promises that fall due in each month.
ui-meeting-followup-state = State
ui-meeting-followup-overdue = Overdue { $count }
ui-meeting-followup-due = This month { $count }
ui-meeting-followup-upcoming = Later { $count }

ui-meeting-shares = Share of coverage against share of money
ui-meeting-shares-hint = Each company's share of posts and of the money of { $kind }, the eight weeks before → this period, and the gap between the two changes. Below zero, coverage fell behind the money. Shares are of all posts of the period, and of all money of that kind.
ui-meeting-shares-none = No company to compare.
ui-meeting-share-told = Share of posts
ui-meeting-share-money = Share of money
ui-meeting-share-gap = Gap
ui-meeting-points = { $n } points
ui-meeting-from-to = { $before } → { $now }
ui-meeting-make-tag = Suggest as a tag

ui-meeting-note = Notes of the meeting of { $day }
ui-meeting-note-hint = Kept as soon as you leave the field.
ui-meeting-note-save = Save
ui-meeting-noted = Meeting of { $day } · { $who }
ui-meeting-about-due = Follow-up: { $what }
ui-meeting-about-quiet = No follow-up: { $what }
ui-meeting-about-untold = Untold: { $what }
ui-meeting-about-conflict = Conflict: { $what }
ui-meeting-about-fact = Outdated: { $what }
ui-meeting-about-term = Term: { $what }

ui-meeting-sheet = The sheet
ui-meeting-sheet-hint = The whole agenda on one or two pages of A4. The calendar opens in Google Calendar and Outlook.
ui-meeting-sheet-prepare = Prepare for printing (HTML, PDF)
ui-meeting-sheet-making = Drawing charts and laying out pages…
ui-meeting-sheet-md = Markdown
ui-meeting-sheet-html = HTML
ui-meeting-sheet-pdf = PDF
ui-meeting-sheet-ics = Calendar (iCalendar)
ui-meeting-sheet-csv = Rows (CSV)
ui-meeting-sheet-without = Left out: { $reason }
