# Words of charts, tables and source notes.

kind-investment = Investment plans
kind-funding = Funding
kind-acquisition = Acquisitions
kind-contract = Contracts
kind-valuation = Valuations
kind-revenue = Revenue
kind-market = Market size
kind-other = Other
status-done = Done
status-announced = Announced
status-talks = In talks
status-forecast = Forecast
status-hypothetical = Hypothetical

currency-USD = ${ $number }
currency-JPY = ¥{ $number }
unknown-sum = sum unknown
not-told = not told
name-separator = {", "}
list-separator = {", "}
sentence-separator = {" "}
yes = yes
government = { $country } government
and-others = { $first } + { $n } more
name-and-count = { $name } ({ $count })
kind-and-sum = { $kind }: { $sum } { $status }

count-posts = { $n ->
    [one] { $n } post
   *[other] { $n } posts
}
count-deals = { $n ->
    [one] { $n } deal
   *[other] { $n } deals
}
count-figures = { $n ->
    [one] { $n } figure
   *[other] { $n } figures
}
count-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

column-month = Month
column-kind = Kind
column-status = Status
column-money = Money
column-sum = Sum
column-deals = Deals
column-posts = Posts
column-payers = Payers
column-payees = Payees
column-first-told = First told
column-with-unit = { $name } ({ $unit })

hover-first-told = First told { $day } · { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}

note-source-money = Source: { $figures ->
    [one] { $figures } sum of money
   *[other] { $figures } sums of money
} in { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} of this site ({ $since } to { $until }).
note-source-posts = Source: { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} of this site ({ $since } to { $until }).
note-left-out = Left out: { $parts }.
note-day = Data as of { $day }.
left-out-total = { $n ->
    [one] { $n } total given beside its parts
   *[other] { $n } totals given beside their parts
}
left-out-slice = { $n ->
    [one] { $n } part of a larger plan
   *[other] { $n } parts of larger plans
}
left-out-vague = { $n ->
    [one] { $n } sum without a number
   *[other] { $n } sums without a number
}
left-out-unsure = { $n ->
    [one] { $n } sum of one post whose party is taken from the context
   *[other] { $n } sums of one post each whose party is taken from the context
}
left-out-unconverted = { $n ->
    [one] { $n } sum without a rate
   *[other] { $n } sums without a rate
}
left-out-prospect = { $n ->
    [one] { $n } forecast or hypothetical sum
   *[other] { $n } forecast or hypothetical sums
}

reason-no-money = No post within these filters tells a sum that can be added up.

chart-investment-by-month = How much investment was told, and when?
chart-funding-by-month = How much funding was told, and when?
chart-acquisition-by-month = How much was told of acquisitions, and when?
chart-contract-by-month = How much was told of contracts, and when?
chart-by-month-alt = { $kind }: { $deals ->
    [one] { $deals } deal
   *[other] { $deals } deals
}, { $sum } in all. The largest month is { $month } with { $top }.
chart-status-ladder = How far along is the money?
chart-status-ladder-alt = Money by status, each kind apart. { $parts }.
chart-biggest-deals = Which deals are the biggest?
chart-biggest-deals-alt = Deals by size, each kind apart. The biggest of “{ $kind }” is { $deal } at { $money }.

# Places and sectors
country-US = US
country-GB = UK
country-KR = South Korea
country-CN = China
country-HK = Hong Kong
country-AE = UAE
country-EU = EU
sector-ai_models = AI models
sector-cloud = Cloud
sector-chips = Chips
sector-software = Software
sector-internet = Internet
sector-hardware = Hardware
sector-robotics = Robotics
sector-automotive = Automotive
sector-telecom = Telecom
sector-finance = Finance
sector-venture = Venture capital
sector-consulting = Consulting
sector-healthcare = Healthcare
sector-energy = Energy
sector-industry = Industry
sector-retail = Retail
sector-media = Media
sector-services = Services
sector-research = Research
sector-government = Government
sector-university = Universities
place-unknown = Unknown
several-country = Jointly by several countries
several-sector = Jointly by several sectors

# Columns
column-day = Day
column-week = Week of
column-year = Year of horizon
column-company = Company
column-country = Country
column-sector = Sector
column-tag = Tag
column-other-tag = Other tag
column-share = Share
column-share-before = Share before
column-share-now = Share now
column-posts-before = Posts before
column-lift = Times chance
column-expected = Usual
column-low = Usual from
column-high = Usual to
column-unusual = Unusual
column-direction = Direction
column-as-written = As written
column-announced-so-far = Announced so far
column-done-so-far = Done so far
column-last-told = Last told
column-money-share = Share of money
column-posts-share = Share of posts
column-quadrant = Quadrant

# Words inside charts
done-of-announced = { $done } done of { $announced }
until-year = Until { $year }
kind-by-payers-country = { $kind } by the payer's country
kind-by-payees-country = { $kind } by the receiver's country
kind-by-payers-sector = { $kind } by the payer's sector
kind-by-payees-sector = { $kind } by the receiver's sector
kind-in = In: { $kind }
kind-out = Out: { $kind }
direction-in = Money in
direction-out = Money out
share-and-count = { $share } · { $count }
of-posts-naming = Share of { $posts ->
    [one] the { $posts } post
   *[other] the { $posts } posts
} naming { $company }
of-all-posts = Share of { $posts ->
    [one] the { $posts } post
   *[other] all { $posts } posts
}
of-posts = { $n } of { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} ({ $share })
posts-before-and-now = { $before } → { $now ->
    [one] { $now } post
   *[other] { $now } posts
}
lift-and-count = { $lift }× · { $count }
rising = Rising
falling = Falling
all-posts = All posts
no-category = No category
weekdays = Mon Tue Wed Thu Fri Sat Sun
expected-posts = Usual: { $expected } ({ $low } to { $high })
is-unusual = Outside the usual range
is-usual = Within the usual range
up-to = ≤{ $share }
axis-posts-share = Share of posts →
axis-money-share = ↑ Share of money ({ $kind })
quadrant-big-and-told = Big and told
quadrant-big-and-untold = Big and untold
quadrant-small-and-told = Small and overtold
quadrant-small-and-untold = Small and untold

# Notes
note-log-across = The scale is logarithmic: lengths are not in proportion to money.
note-log-up = The vertical scale is logarithmic.
note-log-both = Both scales are logarithmic.
note-own-scales = Bars have a scale for each heading: lengths cannot be compared across headings.
left-out-guessed = { $n ->
    [one] { $n } valuation whose company is taken from the context
   *[other] { $n } valuations whose company is taken from the context
}
left-out-other-time = { $n ->
    [one] { $n } valuation of another time than the post's
   *[other] { $n } valuations of another time than the post's
}
note-unfinished-month = { $month } is told up to { $day }.
note-furthest-status = A deal counts from the day it was first told, under the status it has now.
note-valuations = Valuations are never added up. Each stands until another is told (dotted); open dots are talks.
note-plans = Only plans whose horizon is still ahead; they overlap, so they are not added up.
note-by-country = Each deal counts in one row; joint deals across countries have their own.
note-by-sector = Each deal counts in one row; joint deals across sectors have their own.
note-flows = The { $most } biggest bands at most. { $n ->
    [0] {""}
    [one] { $n } deal names only one side and cannot be drawn.
   *[other] { $n } deals name only one side and cannot be drawn.
}
note-joint-in-full = Joint deals stand in full, since posts do not tell the parts.
note-timeline = Joint deals stand in full.
note-first-category = Each post counts once, under its first category.
note-baseline = The band is the usual range: the mean of the same weekday in the eight weeks before, give or take two deviations.
note-share-of-month = The colour is the share of the month's posts.
note-denominator = Shares are of { $posts ->
    [one] the { $posts } post
   *[other] all { $posts } posts
} of the period.
note-windows = { $start } to { $end } (full) against { $before } to { $last } (hollow).
note-lift = The factor is against two tags that have nothing to do with each other.
note-first-weeks = Names of the data's first four weeks are not counted as new.
note-attention = Dotted lines are medians. Shares of posts are of all { $posts } posts. Where no sum was told nothing is shown.{ $n ->
    [0] {""}
   *[other] {" "}{ $n } without a post could not be placed.
}

# Why there is nothing to draw
reason-no-posts = No post is within these filters.
reason-no-valuations = No post within these filters tells a valuation.
reason-no-plans = No investment plan within these filters has a horizon ahead.
reason-no-flows = No deal within these filters names both payer and receiver.
reason-no-company = No company within these filters has a deal. Choose a company.
reason-nobody-beside = Nobody else is named beside this company.
reason-no-companies = No post within these filters names a company.
reason-no-new-companies = No company was named for the first time in this period.
reason-no-tags = No post within these filters has a tag.
reason-no-tag-everywhere = No tag stands on more than half of the posts.
reason-no-pairs = No two tags go together more than by chance.
reason-no-window-before = There are no posts before this period to compare with.
reason-too-few = A comparison needs three or more that have both money and posts.
reason-no-baseline = A baseline needs at least four earlier weeks of posts.

# Titles and text alternatives
chart-announced-against-done = How much of what was announced is done?
chart-announced-against-done-alt = Running sums, each kind apart. { $parts }.
chart-money-by-country = Which countries does the money come from?
chart-money-by-sector = Which sectors does the money come from?
chart-by-place-alt = { $kind }: { $place } leads with { $money }, { $share } of the sum.
chart-valuations = How have valuations moved?
chart-valuations-alt = Valuations of { $n ->
    [one] { $n } company
   *[other] { $n } companies
} over time. The highest latest value is { $company } at { $money }.
chart-capital-plans = Until when do investment plans run?
chart-capital-plans-alt = { $n ->
    [one] { $n } plan has its
   *[other] { $n } plans have their
} horizon ahead. The biggest is { $deal } at { $money } until { $year }.
chart-investment-flows = Who invests in whom?
chart-funding-flows = Who funds whom?
chart-acquisition-flows = Who bought whom?
chart-contract-flows = Who contracts with whom?
chart-flows-alt = { $kind }: { $n ->
    [one] { $n } band
   *[other] { $n } bands
} from payer to receiver. The biggest is { $deal } at { $money }.
chart-company-money = What goes into and out of one company?
chart-company-money-of = What goes into and out of { $company }?
chart-company-money-alt = { $company }, { $direction }: the biggest is { $kind } ({ $status }) at { $money }.
chart-company-timeline = One company's deals over time
chart-company-timeline-of = { $company }: deals over time
chart-company-timeline-alt = { $company }: { $n ->
    [one] { $n } deal
   *[other] { $n } deals
} by the day first told. The biggest is { $deal } at { $money } ({ $day }).
chart-told-beside = Who is told beside whom?
chart-told-beside-of = Who is told beside { $company }?
chart-told-beside-alt = Of { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} naming { $company }, { $share } name { $other } as well, more than any other.
chart-coverage-over-time = When were posts published, and on what?
chart-coverage-over-time-alt = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}. The largest category is { $category } with { $share }; { $by ->
    [W] the busiest week began { $start } with { $top }.
   *[M] the busiest month is { $start } with { $top }.
}
chart-coverage-baseline = Is the number of posts unusual?
chart-coverage-baseline-alt-odd = { $n } of the last { $days } days lie outside the usual range, the latest on { $day }.
chart-coverage-baseline-alt-usual = All of the last { $days } days lie within the usual range.
chart-coverage-share = Which companies do posts name most?
chart-shares-alt = { $name } leads with { $n } of { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} ({ $share }).
chart-coverage-calendar = How many posts on which day?
chart-coverage-calendar-alt = Posts on { $days ->
    [one] { $days } day
   *[other] { $days } days
}. The busiest is { $day } with { $top }; days without a post: { $quiet }.
chart-coverage-heatmap = Which companies were told when?
chart-coverage-heatmap-alt = Posts a month for the { $n } most named companies. { $company } leads with { $posts }.
chart-new-companies = Which companies are new?
chart-new-companies-alt = { $n ->
    [one] { $n } company was
   *[other] { $n } companies were
} named for the first time. The newest is { $company } ({ $day }).
chart-tags-top = Which tags are used most?
chart-tags-by-week = When were tags used?
chart-tags-by-week-alt = The { $n } most used tags over time. { $tag } leads with { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}.
chart-tags-rising = Which tags rise, which fall?
chart-tags-rising-alt = { $tag } moved most against the window before, from { $before } to { $now }.
chart-tag-pairs = Which tags go together?
chart-tag-pairs-alt = The strongest pair is { $a } and { $b }, { $lift } times as often as by chance.
chart-tags-that-say-nothing = Which tags say nothing?
chart-money-and-attention = Which companies are big and untold?
chart-money-and-attention-by-sector = Which sectors are big and untold?
chart-money-and-attention-by-country = Which countries are big and untold?
chart-money-and-attention-by-month = Which months had much money and few posts?
chart-attention-alt-untold = Big and untold above all: { $name }, with { $money } of the money ({ $kind }) and { $posts } of the posts.
chart-attention-alt = Most money: { $name }, with { $money } of the money ({ $kind }) and { $posts } of the posts.
