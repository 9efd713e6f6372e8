# Words of charts, tables and source notes.

kind-investment = 投資計画
kind-funding = 資金調達
kind-acquisition = 買収
kind-contract = 契約
kind-valuation = 評価額
kind-revenue = 売上
kind-market = 市場規模
kind-other = その他
status-done = 実行済み
status-announced = 発表済み
status-talks = 協議中
status-forecast = 予測
status-hypothetical = 仮定

currency-USD = { $number }ドル
currency-JPY = { $number }円
unknown-sum = 金額不明
not-told = 記載なし
name-separator = ・
list-separator = 、
sentence-separator = {""}
yes = はい
and-others = { $first }ほか{ $n }社
government = { $country }政府
name-and-count = { $name }（{ $count }）
kind-and-sum = { $kind }は{ $status }が{ $sum }

count-posts = { $n }本
count-deals = { $n }件
count-figures = { $n }件
count-days = { $n }日

column-month = 月
column-kind = 種類
column-status = 段階
column-money = 金額
column-sum = 計
column-deals = 案件数
column-posts = 記事数
column-payers = 出し手
column-payees = 受け手
column-first-told = 初出日
column-with-unit = { $name }（{ $unit }）

hover-first-told = 初出 { $day }・記事{ $posts }本

note-source-money = 出典：本サイトの記事{ $posts }本（{ $since }〜{ $until }）にある金額{ $figures }件。
note-source-posts = 出典：本サイトの記事{ $posts }本（{ $since }〜{ $until }）。
note-left-out = 含めていないもの：{ $parts }。
note-day = データは{ $day }現在。
left-out-total = 内訳と重なる合計額{ $n }件
left-out-slice = 大きな計画の一部{ $n }件
left-out-vague = 数字のない金額{ $n }件
left-out-unsure = 一つの記事だけが伝え、当事者を文脈から補った金額{ $n }件
left-out-unconverted = 換算できない金額{ $n }件
left-out-prospect = 予測・仮定{ $n }件

reason-no-money = この条件で足し上げられる金額を伝えた記事はありません。

chart-investment-by-month = 投資計画はいつ、いくら伝えられたか
chart-funding-by-month = 資金調達はいつ、いくら伝えられたか
chart-acquisition-by-month = 買収はいつ、いくら伝えられたか
chart-contract-by-month = 契約はいつ、いくら伝えられたか
chart-by-month-alt = { $kind }は{ $deals }件、計{ $sum }。最も多い月は{ $month }の{ $top }。
chart-status-ladder = どこまで進んだ金額か
chart-status-ladder-alt = 種類ごとの段階別の金額。{ $parts }。
chart-biggest-deals = 最も大きい案件は何か
chart-biggest-deals-alt = 種類ごとに大きい順に並べた案件。{ $kind }で最大は{ $deal }の{ $money }。

# Places and sectors
country-US = 米国
country-GB = 英国
country-KR = 韓国
country-CN = 中国
country-HK = 香港
country-AE = UAE
country-EU = EU
sector-ai_models = AIモデル
sector-cloud = クラウド
sector-chips = 半導体
sector-software = ソフトウェア
sector-internet = インターネット
sector-hardware = 機器
sector-robotics = ロボット
sector-automotive = 自動車
sector-telecom = 通信
sector-finance = 金融
sector-venture = 投資会社
sector-consulting = コンサルティング
sector-healthcare = 医療
sector-energy = エネルギー
sector-industry = 製造・産業
sector-retail = 小売
sector-media = メディア
sector-services = サービス
sector-research = 研究機関
sector-government = 政府・公的機関
sector-university = 大学
place-unknown = 不明
several-country = 複数国の連名
several-sector = 複数業種の連名

# Columns
column-day = 日
column-week = 週（月曜）
column-year = 期限の年
column-company = 企業・団体
column-country = 国
column-sector = 業種
column-tag = タグ
column-other-tag = 組のタグ
column-share = 割合
column-share-before = 前の期間の割合
column-share-now = この期間の割合
column-posts-before = 前の期間の記事数
column-lift = 偶然比
column-expected = 平常
column-low = 平常の下限
column-high = 平常の上限
column-unusual = 平常外
column-direction = 向き
column-as-written = 原文の表記
column-announced-so-far = 発表の累計
column-done-so-far = 実行の累計
column-last-told = 最新の言及日
column-money-share = 金額の割合
column-posts-share = 記事の割合
column-quadrant = 区分

# Words inside charts
done-of-announced = 発表 { $announced }・うち実行 { $done }
until-year = { $year }年まで
kind-by-payers-country = { $kind }（出し手の国）
kind-by-payees-country = { $kind }（受け手の国）
kind-by-payers-sector = { $kind }（出し手の業種）
kind-by-payees-sector = { $kind }（受け手の業種）
kind-in = 入る資金：{ $kind }
kind-out = 出す資金：{ $kind }
direction-in = 入る資金
direction-out = 出す資金
share-and-count = { $share }・{ $count }
of-posts-naming = { $company }を伝えた記事{ $posts }本に占める割合
of-all-posts = 全記事{ $posts }本に占める割合
of-posts = { $posts }本のうち{ $n }本（{ $share }）
posts-before-and-now = { $before }本 → { $now }本
lift-and-count = 偶然の{ $lift }倍・{ $count }
rising = 増えたタグ
falling = 減ったタグ
all-posts = すべての記事
no-category = カテゴリーなし
weekdays = 月 火 水 木 金 土 日
expected-posts = 平常は{ $expected }本（{ $low }〜{ $high }本）
is-unusual = 平常の幅を外れています
is-usual = 平常の幅のうちです
up-to = 〜{ $share }
axis-posts-share = 記事の割合 →
axis-money-share = ↑ { $kind }の金額の割合
quadrant-big-and-told = 大きく、よく伝えた
quadrant-big-and-untold = 大きいのに伝えていない
quadrant-small-and-told = 小さいのに伝えすぎ
quadrant-small-and-untold = 小さく、伝えていない

# Notes
note-log-across = 横軸は対数目盛で、線の長さは金額に比例しません。
note-log-up = 縦軸は対数目盛です。
note-log-both = 両軸とも対数目盛です。
note-own-scales = 棒の目盛りは見出しごとに違い、見出しをまたいで長さを比べられません。
left-out-guessed = 企業を文脈から補った評価額{ $n }件
left-out-other-time = 記事の時点でない評価額{ $n }件
note-unfinished-month = { $month }は{ $day }までです。
note-furthest-status = 案件は初出日から、いまの段階で数えています。
note-valuations = 評価額は足し合わせません。次に伝えられるまで同じ値が続くものとして点線で延ばし、協議中の値は白丸です。
note-plans = 期限がまだ来ていない計画だけで、互いに重なるため足し合わせていません。
note-by-country = 1件は1か所だけに数え、国をまたぐ連名は「複数国の連名」です。
note-by-sector = 1件は1か所だけに数え、業種をまたぐ連名は「複数業種の連名」です。
note-flows = 大きい順に{ $most }本まで。{ $n ->
    [0] {""}
   *[other] 出し手か受け手が記載されていない{ $n }件は線にできません。
}
note-joint-in-full = 連名の案件は、内訳が伝えられていないため全額です。
note-timeline = 連名の案件は全額です。
note-first-category = 記事は先頭のカテゴリーで1回だけ数えています。
note-baseline = 帯は平常の幅：直前8週の同じ曜日の平均から、ばらつきの2倍まで。
note-share-of-month = 色は、その月の記事に占める割合です。
note-denominator = 割合の分母は、この期間の全記事{ $posts }本です。
note-windows = { $start }〜{ $end }（塗り）を、{ $before }〜{ $last }（白抜き）と比べています。
note-lift = 倍率は、二つのタグが無関係な場合と比べた値です。
note-first-weeks = データの最初の4週間に出た名前は、新顔として数えません。
note-attention = 点線は中央値。記事の割合の分母は全記事{ $posts }本。金額が伝えられていないものは含めていません。{ $n ->
    [0] {""}
   *[other] 記事に名前が見つからず置けないもの{ $n }件。
}

# Why there is nothing to draw
reason-no-posts = この条件に合う記事はありません。
reason-no-valuations = この条件で評価額を伝えた記事はありません。
reason-no-plans = この条件で、期限がこれから来る投資計画はありません。
reason-no-flows = この条件で、出し手と受け手の両方が伝えられた案件はありません。
reason-no-company = この条件で案件のある企業がありません。企業を選んでください。
reason-nobody-beside = この企業と一緒に伝えられた企業はありません。
reason-no-companies = この条件で企業名の出る記事はありません。
reason-no-new-companies = この期間に初めて出た企業はありません。
reason-no-tags = この条件でタグの付いた記事はありません。
reason-no-tag-everywhere = 半分を超える記事に付いたタグはありません。
reason-no-pairs = 偶然より多く一緒に付いたタグの組はありません。
reason-no-window-before = 比べられる前の期間の記事がありません。
reason-too-few = 金額と記事の両方があるものが三つ以上ないと、比べられません。
reason-no-baseline = 平常を求めるには、同じ曜日の記事が4週分以上必要です。

# Titles and text alternatives
chart-announced-against-done = 発表のうち、どこまで実行されたか
chart-announced-against-done-alt = 種類ごとの累計。{ $parts }。
chart-money-by-country = どの国の資金か
chart-money-by-sector = どの業種の資金か
chart-by-place-alt = { $kind }で最も多いのは{ $place }の{ $money }で、全体の{ $share }。
chart-valuations = 企業の評価額はどう動いたか
chart-valuations-alt = { $n }社の評価額の推移。最新の値で最も高いのは{ $company }の{ $money }。
chart-capital-plans = いつまでの投資計画か
chart-capital-plans-alt = 期限がこれから来る投資計画は{ $n }件。最大は{ $year }年までの{ $deal }、{ $money }。
chart-investment-flows = 投資は誰から誰へ
chart-funding-flows = 資金は誰から誰へ
chart-acquisition-flows = 誰が誰を買ったか
chart-contract-flows = 誰が誰に発注したか
chart-flows-alt = { $kind }の出し手と受け手を結ぶ{ $n }本の流れ。最大は{ $deal }の{ $money }。
chart-company-money = 企業に入る資金、出る資金
chart-company-money-of = { $company }に入る資金、出る資金
chart-company-money-alt = { $company }の{ $direction }で最も大きいのは、{ $kind }（{ $status }）の{ $money }。
chart-company-timeline = 企業の案件の歩み
chart-company-timeline-of = { $company }の案件の歩み
chart-company-timeline-alt = { $company }の案件{ $n }件を初出日順に示す。最大は{ $deal }の{ $money }（{ $day }）。
chart-told-beside = 誰と一緒に伝えられるか
chart-told-beside-of = { $company }は誰と一緒に伝えられるか
chart-told-beside-alt = { $company }を伝えた記事{ $posts }本のうち、最も多く一緒に出るのは{ $other }で{ $share }。
chart-coverage-over-time = 記事はいつ、どの分野で出たか
chart-coverage-over-time-alt = 記事{ $posts }本。最も多い分野は{ $category }で{ $share }、{ $by ->
    [W] 最も多い週は{ $start }からの{ $top }本。
   *[M] 最も多い月は{ $start }の{ $top }本。
}
chart-coverage-baseline = 記事数は平常どおりか
chart-coverage-baseline-alt-odd = 直近{ $days }日のうち{ $n }日が平常の幅を外れた。最近では{ $day }。
chart-coverage-baseline-alt-usual = 直近{ $days }日の記事数は、どの日も平常の幅のうち。
chart-coverage-share = どの企業をよく伝えているか
chart-shares-alt = 最も多いのは{ $name }で、全記事{ $posts }本のうち{ $n }本（{ $share }）。
chart-coverage-calendar = どの日に何本出たか
chart-coverage-calendar-alt = { $days }日間の記事数。最も多い日は{ $day }の{ $top }本、1本もない日は{ $quiet }日。
chart-coverage-heatmap = どの企業を、いつ伝えたか
chart-coverage-heatmap-alt = よく出る{ $n }社の月ごとの記事数。最も多いのは{ $company }の{ $posts }本。
chart-new-companies = 新しく登場した企業
chart-new-companies-alt = この期間に初めて出た企業は{ $n }社。最も新しいのは{ $company }（{ $day }）。
chart-tags-top = どのタグが多いか
chart-tags-by-week = タグはいつ使われたか
chart-tags-by-week-alt = よく使う{ $n }個のタグの推移。最も多いのは{ $tag }の{ $posts }本。
chart-tags-rising = どのタグが増え、どのタグが減ったか
chart-tags-rising-alt = 前の期間と比べて最も動いたのは{ $tag }で、{ $before }から{ $now }へ。
chart-tag-pairs = どのタグが一緒に付くか
chart-tag-pairs-alt = 結び付きが最も強いのは{ $a }と{ $b }で、偶然の{ $lift }倍。
chart-tags-that-say-nothing = 付きすぎて何も語らないタグ
chart-money-and-attention = 金額のわりに伝えていない企業はどこか
chart-money-and-attention-by-sector = 金額のわりに伝えていない業種はどこか
chart-money-and-attention-by-country = 金額のわりに伝えていない国はどこか
chart-money-and-attention-by-month = 金額のわりに記事の少ない月はいつか
chart-attention-alt-untold = 大きいのに伝えていない筆頭は{ $name }：{ $kind }の金額の{ $money }に対し、記事の{ $posts }。
chart-attention-alt = 金額が最も大きいのは{ $name }：{ $kind }の金額の{ $money }に対し、記事の{ $posts }。
