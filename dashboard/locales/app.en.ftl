# Words of the app: pages, filters, ledger, search, notices.

ui-page-overview = Overview
ui-page-deals = Deals
ui-page-companies = Companies
ui-page-flows = Flows
ui-page-tags = Tags
ui-page-coverage = Coverage
ui-page-attention = Money and attention
ui-page-data = Data

ui-or = {", "}
ui-range = { $since } – { $until }
ui-open = Open

ui-period-4w = 4 weeks
ui-period-quarter = Quarter
ui-period-all = All
ui-period-custom = Custom
ui-currency-USD = USD
ui-currency-JPY = JPY
ui-filter-period = Period
ui-filter-currency = Currency
ui-filter-from = First month
ui-filter-to = Last month
ui-filter-company = Company
ui-filter-country = Country
ui-filter-sector = Sector
ui-filter-kind = Kind
ui-filter-status = Status
ui-filter-category = Category
ui-filter-tag = Tag
ui-filter-lang = Language
ui-filter-show = Kind of money
ui-filter-table = Table
ui-filter-chart = Chart
ui-unread = Not understood in the address, and so not used: { $values }.
ui-unread-name = the name “{ $name }”
ui-unread-value = { $name } “{ $value }”
ui-company-instead = Shown instead: { $company }, the company told most among those with a deal.
ui-placeholder-all = All
ui-placeholder-from = First month
ui-placeholder-to = Last month
ui-more-filters = Filters (company, kind, tag, …)
ui-reset = Reset
ui-search = Search
ui-search-placeholder = Titles, companies, tags, sums
ui-search-results = Results for “{ $words }”
ui-nothing-found = No company, deal or post within these filters holds “{ $words }”. Use fewer words, or reset the filters.
ui-searched = Searched: titles, names of companies and other organisations, tags, and sentences that tell a sum. Other sentences are not kept in the tables.
ui-companies-found = Companies

ui-number-posts = Posts
ui-of-all-posts = of { $all }
ui-number-deals = Deals
ui-counted-once = each counted once
ui-kinds-apart = Kinds of money are never added together. Forecasts, hypothetical sums, totals, parts of larger plans, sums without a number, and sums of one post whose party is taken from the context are left out.

ui-ledger = Ledger of deals ({ $count })
ui-ledger-picked = Deals behind the marks picked ({ $count })
ui-ledger-beside = The ledger shows { $count } behind the marks picked
ui-ledger-hint = Pick a mark on a chart to see its deals only. Tick a row at its left edge to open the sentences behind it.
ui-posts = Posts ({ $count })
ui-posts-picked = Posts behind the marks picked ({ $count })
ui-posts-beside = The list shows { $count } behind the marks picked
ui-posts-hint = Pick a mark on a chart to see its posts only.
ui-let-go = Clear selection
ui-no-deals = No deal matches these filters. Choose a longer period, or reset the filters.
ui-no-posts = No post matches these filters. Choose a longer period, or reset the filters.
ui-no-company = No company has a deal within these filters. Choose a longer period, or reset the filters.
ui-open-deal = Open a deal
ui-open-deal-placeholder = Open a deal (type to search)

ui-column-first-told = First told
ui-column-parties = Payer → payee
ui-column-kind = Kind
ui-column-status = Status
ui-column-money-USD = Money (USD bn)
ui-column-money-JPY = Money (JPY bn)
ui-column-posts = Posts
ui-column-remark = Remark
ui-column-day = Published
ui-column-title = Title
ui-column-category = Category
ui-column-address = Post
ui-column-tag = Tag
ui-column-variant = Variant
ui-column-posts-variant = Posts with variant
ui-column-why = Why
ui-column-severity = Severity
ui-column-file = File
ui-column-line = Line
ui-column-message = Problem
ui-column-hint = What to do
ui-column-name = Column
ui-column-type = Type
ui-column-unit = Unit
ui-column-meaning = Meaning

ui-remark-total = total, not summed
ui-remark-slice = part of a larger plan, not summed
ui-remark-vague = no number told
ui-remark-unsure = party taken from the context, not summed
ui-remark-unconverted = not converted
ui-remark-conflict = posts disagree

ui-deal = Deal
ui-deal-unknown = There is no deal “{ $id }” in this data. A corrected post may have changed its number, or the link is old.
ui-deal-sum = Sum as told
ui-deal-in-USD = In USD
ui-deal-in-JPY = In JPY
ui-deal-kind = Kind and status
ui-deal-payers = Payers
ui-deal-payees = Payees
ui-deal-when = When
ui-deal-first-told = First told
ui-deal-rate = Rate
ui-deal-remark = Remark
ui-deal-conflict = Posts disagree on
ui-deal-merged-by = Why these posts are one deal
ui-deal-told-by = Told by ({ $posts })
ui-rate-said = 1 { $one } = { $number } { $other } (official rate of { $day })
ui-open-post = Open this sentence in the post
ui-figure-amount = Sum “{ $amount }”
ui-figure-rule = rule { $rule }
ui-figure-when = when “{ $when }”
ui-figure-converted = converted in the post “{ $converted }”
ui-confidence = confidence { $level }
ui-confidence-high = high
ui-confidence-medium = medium
ui-confidence-low = low

ui-table = Table and downloads
ui-download-csv = CSV
ui-download-parquet = Parquet
ui-download-json = Metadata (JSON)

ui-tables = Tables
ui-table-figures = Figures
ui-table-deals = Deals
ui-table-posts = Posts
ui-table-mentions = Mentions
ui-table-tags = Tags
ui-table-companies = Companies
ui-table-rows = Showing the first { $shown } of { $rows } rows. Downloads hold all rows.
ui-table-all-rows = { $rows ->
    [one] { $rows } row.
   *[other] { $rows } rows.
}
ui-columns = What the columns mean

ui-faults = Faults of posts ({ $count })
ui-faults-hint = Posts with an error could not be read. Posts with a warning were read; mending them makes the numbers right.
ui-no-faults = No post has a fault.
ui-severity-error = Error
ui-severity-warning = Warning

ui-variants = Spelling variants
ui-variants-hint = Spellings that look like one tag, over all posts.
ui-no-variants = No spelling variants were found.
ui-variant-alias = joined by the reference data
ui-variant-folding = width, case or marks differ
ui-variant-likeness = spelt alike

ui-method = How the numbers are made
ui-method-extraction = Sums are taken from the posts' sentences by rules. Every number can be followed to its sentence.
ui-method-deals = Sums that tell one event are joined into one deal and counted once.
ui-method-sums = Forecasts, hypothetical sums, totals beside their parts, parts of larger plans, sums without a number, and sums of one post whose party is taken from the context are not added up. How many were left out is said under each chart.
ui-method-kinds = Investment plans, funding, acquisitions and contracts are different things and are never added together.
ui-method-rates = Foreign currency is converted at the official rate of the day of publication, or the last one before.
ui-method-coverage = Shares of coverage are of all posts in the period.
ui-method-limits = Only what this site's posts tell is shown. A sum that was not told is unknown, not zero.
ui-method-docs = The full explanation is in the repository's docs folder.

ui-first-build = Building the data
ui-first-build-why = There are no tables yet: they are being built from the posts in { $posts }. The page opens when they are done.
ui-nothing-read = No post could be read
ui-nothing-read-why = None of the posts in { $posts } could be read, or all are drafts ({ $count } notices). Mend and save them; this page then offers an update.
ui-try-again = Try again
ui-stage-find = Finding posts ({ $done })
ui-stage-parse = Reading posts ({ $done } / { $total })
ui-stage-link = Joining deals
ui-update-waiting-posts = There are new or changed posts.
ui-update-waiting-rules = The posts are the same, but the rules or corrections that make numbers of them have changed.
ui-update = Update
ui-build-failed = The data could not be updated.
ui-error-no-folder = There is no such folder of posts. Give the folder that holds the blog's _posts.
ui-error-no-posts = There are no posts in this folder. Give the folder that holds the blog's _posts.
ui-error-building = Another build is writing here. Wait for it.
ui-error-not-writable = This folder cannot be written. Check its permissions, or give another one.
ui-error-no-room = The tables could not be written. Make room, then try again.
ui-error-broken-tables = The tables cannot be read. Delete this folder and build again.

ui-footer = Data { $snapshot } · built { $day } ({ $age }) · { $posts }
ui-bands = Bands
ui-bands-hint = Tick rows at their left edge to see their deals only.

ui-conflict-amount = amount
ui-conflict-when = when
ui-conflict-direction = who pays whom
ui-conflict-parties = parties
ui-merged-same-parties-same-sum = same parties and sum
ui-merged-reversed-parties-same-sum = same parties the other way round, same sum
ui-merged-one-party-unnamed-same-sum = one party unnamed, same sum
ui-merged-same-company-raising-same-sum = same company raising, same sum
ui-merged-same-round-within-45-days-another-sum = same round within 45 days, another sum

ui-column-detail = What the check wrote
ui-number-companies = Organisations
ui-named-in-posts = named in posts

# Embed
ui-page-embed = Embed
ui-embed-intro = Makes the line that puts a chart into a post. The filters, currency and language chosen above apply to the chart too.
ui-embed-chart = Chart
ui-embed-title = Title
ui-embed-caption = Caption
ui-embed-own = Empty: the chart’s own
ui-embed-pin = Freeze as of this day (empty: keeps moving on)
ui-embed-pin-why = The chart is made of posts up to this day and does not change afterwards.
ui-embed-id = Id
ui-embed-id-why = At most 60 small letters, digits and hyphens. Do not change it once published.
ui-embed-id-needed = A chart with filters or words of its own needs an id: at most 60 small letters, digits and hyphens.
ui-embed-id-bad = “{ $id }” cannot be an id. Use at most 60 small letters, digits and single hyphens.
ui-embed-id-taken = “{ $id }” is the id of the chart as it is. Choose another id.
ui-embed-preview = As readers see it
ui-embed-width = Width
ui-embed-width-screen = Screen
ui-embed-width-phone = Phone
ui-embed-paper = Paper
ui-embed-paper-light = Light
ui-embed-paper-dark = Dark
ui-embed-entry = Entry for embeds.yml
ui-embed-entry-why = Paste it at the end of data/embeds.yml. The next update makes the chart.
ui-embed-entry-download = Download the entry
ui-embed-include = Line for a post
ui-embed-include-why = Paste it where the chart shall stand, with an empty line before and after.
ui-embed-frame = Line for another site (iframe)
ui-embed-frame-why = Shows the published chart on a page outside the blog.
ui-embed-live = Live chart for an intranet
ui-embed-live-why = Shows this app’s own chart on an internal page. It is heavy and works only while the app runs. Title, caption and frozen day do not apply. Do not use it in posts.
ui-embed-no-chart = There is no chart “{ $chart }”. Make the line anew on the Embed page.
ui-pictures-make = Make pictures (SVG, PNG)
ui-pictures-being-made = Drawing the chart
ui-pictures-download = { $name }
ui-no-browser = The server could not draw the chart. Install Chrome or Chromium and a Japanese font (Debian: apt-get install chromium fonts-noto-cjk).
