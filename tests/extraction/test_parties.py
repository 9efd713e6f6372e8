"""Parties that the sum's own clause does not name plainly: whose they are, and where none may be guessed."""

from collections.abc import Callable

import pytest

from dashboard.extraction.figures import Extraction

Extract = Callable[..., Extraction]

FOUND = [
    # 注目すべきは、X…です: what follows speaks of X
    ("注目すべきは、Anthropicの動きです。今年は130億ドルを調達しました。", "130億ドル", [], ["Anthropic"]),
    # a sentence that is a name only
    ("まずはAmazon。彼らはデータセンターに1000億ドルを投じる計画だ。", "1000億ドル", ["Amazon"], []),
    # Xを通じて: X's own money where the text is about X
    ("Microsoftは動きを速めた。スタートアップには、Microsoftを通じて5億ドルを投資した。", "5億ドル", ["Microsoft"], []),
    # contrasted は: each invests in whom the text is about
    ("Anthropicは成長を続ける。Amazonは80億ドル、Googleは30億ドルを投資した。", "80億ドル", ["Amazon"], ["Anthropic"]),
    ("Anthropicは成長を続ける。Amazonは80億ドル、Googleは30億ドルを投資した。", "30億ドル", ["Google"], ["Anthropic"]),
    # a list goes on with names that the register lacks
    ("AnthropicはGoogleとZeta Ventures、Amazonから20億ドルを調達した。", "20億ドル", ["Google", "Amazon"], ["Anthropic"]),
    ("Anthropicには、GoogleとZeta Venturesが20億ドルを出資した。", "20億ドル", ["Google"], ["Anthropic"]),
    # each alike, respectively
    (
        "Googleが1150億ドル、Metaが1080億ドルと、いずれも1000億ドル超の設備投資を計画する。",
        "1000億ドル超",
        ["Google", "Meta"],
        [],
    ),
    ("GoogleとMetaは、それぞれ30億ドル、40億ドルを投資する。", "30億ドル", ["Google"], []),
    ("GoogleとMetaは、それぞれ30億ドル、40億ドルを投資する。", "40億ドル", ["Meta"], []),
    # a total of nameless firms is that of those who are named with parts of it
    (
        "大手各社は6900億ドルの設備投資を見込み、Googleは1150億ドル、Metaは1080億ドルを投じる。",
        "6900億ドル",
        ["Google", "Meta"],
        [],
    ),
    # chips that are bought are a contract, told behind the sum as well
    ("SoftBankは2億ドルを投じてNVIDIA製のGPUを購入した。", "2億ドル", ["SoftBank"], ["NVIDIA"]),
    # who the money is meant for, told last
    ("AmazonはAIインフラに500億ドルを投じる、それも主に米国政府向けだ。", "500億ドル", ["Amazon"], ["米国政府"]),
    # who leads a round gives, who is told with は receives
    ("Anthropicは、Googleが主導する9億ドルの投資を受けた。", "9億ドル", ["Google"], ["Anthropic"]),
    # a clause that says what for (…のため、) does not end the subject's
    ("Googleが海底ケーブルの増強のため、10億ドルを投資すると約束した。", "10億ドル", ["Google"], []),
    # Yが供給し、その代金S分をXが払う
    ("OpenAIが計算資源を提供し、その利用料84億円分をMicrosoftが補助する。", "84億円", ["Microsoft"], []),
    # what one puts into what another has goes to the other
    ("SoftBankはOpenAIのエージェント開発に30億ドルを投資すると約束した。", "30億ドル", ["SoftBank"], ["OpenAI"]),
    ("多くのコンサルティング企業がOracleの基盤に15億ドルの投資を約束した。", "15億ドル", [], ["Oracle"]),
    # shares that are bought are put into the company
    ("OpenAIがCoreWeaveの株式を3億5000万ドルで購入した。", "3億5000万ドル", ["OpenAI"], ["CoreWeave"]),
    ("Microsoftは、OpenAIの利益の49%を持ち、130億ドルを投資している。", "130億ドル", ["Microsoft"], ["OpenAI"]),
    ("SoftBankがEnfabricaのシリーズDラウンドで209億円を出資した。", "209億円", ["SoftBank"], ["Enfabrica"]),
    # an alliance with one names whom the money goes to
    (
        "Microsoftは成長を続ける。Enfabricaとは昨年パートナーシップを締結し、1600万ドルを投資した。",
        "1600万ドル",
        ["Microsoft"],
        ["Enfabrica"],
    ),
    # a list from several givers: the whole is all theirs
    (
        "AnthropicはMicrosoftから50億ドル、NVIDIAから100億ドル、合計150億ドルの投資を受けた。",
        "合計150億ドル",
        ["Microsoft", "NVIDIA"],
        ["Anthropic"],
    ),
    # what is said of the plan just named is the plan's
    (
        "OpenAIとSoftBankが「Stargate」を発表した。これは4年間で5000億ドルを投じる計画だ。",
        "5000億ドル",
        ["OpenAI", "SoftBank"],
        ["Stargate"],
    ),
    (
        "OpenAIとSoftBankが共同で進める「Stargate」という、5000億ドルを投じる計画。",
        "5000億ドル",
        ["OpenAI", "SoftBank"],
        ["Stargate"],
    ),
    # counted: those whom the sentences before are about, not whom they name beside them
    (
        "まずはGoogle。NVIDIAが供給する。次はAmazon。Intelと組む。そしてMeta。これら3社が4兆円の設備投資を計画する。",
        "4兆円",
        ["Meta", "Amazon", "Google"],
        [],
    ),
    # 株式会社 belongs to the name
    ("ソフトバンク、Google、Amazon株式会社が200億円を投資した。", "200億円", ["SoftBank", "Google", "Amazon"], []),
    # what the money buys, told behind it
    (
        "SoftBankは成長する。11億ドルもの投資を、Microsoftのクラウドサービスに投じるという。",
        "11億ドル",
        ["SoftBank"],
        ["Microsoft"],
    ),
    # what is paid to have a company takes it over
    ("SoftBankは9億ドルを投じてEnfabricaを買収した。", "9億ドル", ["SoftBank"], ["Enfabrica"]),
    # who is taken over, where the clause before tells that it was founded
    ("彼はEnfabricaを共同設立し、Intelに15億ドルで買収された。", "15億ドル", ["Intel"], ["Enfabrica"]),
    # who offers would pay, also where the offer was refused
    ("EnfabricaはMetaからの8億ドルの買収提案を断った。", "8億ドル", ["Meta"], ["Enfabrica"]),
    # those who found a venture with the subject pay as it does
    (
        "Googleは、IntelとNVIDIAとの合弁会社を通じて、100億ユーロの工場を建設する。",
        "100億ユーロ",
        ["Google", "Intel", "NVIDIA"],
        [],
    ),
    # a sum put before the name of a project goes into it
    ("SoftBankは5000億ドル規模の計画「Stargate」を進める。", "5000億ドル規模", ["SoftBank"], ["Stargate"]),
    ("SoftBankは、「Stargate」と呼ばれる5000億ドル規模の投資を進める。", "5000億ドル規模", ["SoftBank"], ["Stargate"]),
    # who gives may be told behind the sum
    ("投資のうち残りの15億ユーロはSoftBankから供給される予定だ。", "15億ユーロ", ["SoftBank"], []),
    # what they spend in all is that of each who is told with a part
    ("Metaは1080億ドル、Googleも1150億ドルを投じ、その総額は2200億ドルになる。", "2200億ドル", ["Meta", "Google"], []),
    ("Anthropicのような欧州のスタートアップも、5億ドルを調達した。", "5億ドル", [], ["Anthropic"]),
    # what is received in the next clause turns no contract round
    ("OpenAIはOracleと3000億ドルの調達契約を結び、NVIDIAからも供給を受ける。", "3000億ドル", ["OpenAI"], ["Oracle"]),
    # a worth told with a round is of who raised it, whoever is spoken of
    (
        "AmazonはOpenAIの計画に期待し、春にはGoogleからOpenAIが6億ドルを調達し、評価額は90億ドルに達した。",
        "90億ドル",
        [],
        ["OpenAI"],
    ),
    # a share of sales is sales
    ("NVIDIAの売上高は570億ドルに達し、データセンター事業が512億ドルを占める。", "512億ドル", [], ["NVIDIA"]),
    # of two takeovers in a sentence each has its own price
    (
        "OpenAIによるEnfabricaの65億ドルでの買収や、GoogleによるCoreWeaveの10億ドルでの取得が続く。",
        "65億ドル",
        ["OpenAI"],
        ["Enfabrica"],
    ),
    (
        "OpenAIによるEnfabricaの65億ドルでの買収や、GoogleによるCoreWeaveの10億ドルでの取得が続く。",
        "10億ドル",
        ["Google"],
        ["CoreWeave"],
    ),
    # what a division books is sold, what a listing brings is raised
    ("AnthropicのAI部門が前年比34%増の56億ドルを計上し、投資が実を結んだ。", "56億ドル", [], ["Anthropic"]),
    ("Anthropicは上場を終え、77億ドルという巨額の資金が調達された。", "77億ドル", [], ["Anthropic"]),
    # a startup that is named is no group
    ("Anthropicというスタートアップが、5億ドルを調達した。", "5億ドル", [], ["Anthropic"]),
    # what is borrowed is raised
    ("SoftBankとOracleは、合わせて300億ドルもの資金を借り入れた。", "合わせて300億ドル", [], ["SoftBank", "Oracle"]),
    # who leads the round told behind gave nothing to the one before
    (
        "Anthropicは5億ドルを調達し、評価額は30億ドル、春にはGoogleが主導した増資で9億ドルを調達した。",
        "5億ドル",
        [],
        ["Anthropic"],
    ),
    # with whom a fund agrees on money, it lends to
    ("Metaは、SBIとの270億ドルの資金調達契約を結んだ。", "270億ドル", ["SBI"], ["Meta"]),
    # は reaches over a clause, が does not
    ("Anthropicは成長し、GoogleとAmazonが主導し、企業価値は615億ドルに達した。", "615億ドル", [], ["Anthropic"]),
    # who gives, told behind the sum as famous firms
    (
        "Anthropicは創業以来、累計15億ドルもの資金をGoogle、NVIDIA、Amazonといった、世界に名だたる投資家から集めた。",
        "累計15億ドル",
        ["Google", "NVIDIA", "Amazon"],
        ["Anthropic"],
    ),
    # さらに goes on with the giver named last
    (
        "AnthropicはGoogleから2億ドル、NVIDIAからも1億ドル、さらに5000万ドルの出資を受けた。",
        "5000万ドル",
        ["NVIDIA"],
        ["Anthropic"],
    ),
    # an order is placed by him whose project it is
    ("SoftBankがOracle大阪データセンタープロジェクトで30億ドルの受注を得た。", "30億ドル", ["Oracle"], ["SoftBank"]),
    # a commitment to X, of which so much was put in
    ("Oracleは動いた。要はAnthropicへの長年の出資であり、これまでに9億ドルが投じられた。", "9億ドル", ["Oracle"], ["Anthropic"]),
    # into each of a list
    ("Metaの投資先には、OpenAIへの143億ドル、Anthropicへの約3億ドルが含まれる。", "約3億ドル", ["Meta"], ["Anthropic"]),
    # a share told in brackets does not part the sum from its verb
    (
        "Anthropicは研究所だ。OracleとNVIDIAが合わせて9億ドル（Oracleが5億ドル）の投資を発表した。",
        "合わせて9億ドル",
        ["Oracle", "NVIDIA"],
        ["Anthropic"],
    ),
    # a project together with others is paid by all
    (
        "OpenAIの計画は壮大だ。OracleとSoftBankとの共同プロジェクトである「Stargate」に5000億ドルを投じる。",
        "5000億ドル",
        ["OpenAI", "Oracle", "SoftBank"],
        ["Stargate"],
    ),
    # technology from another is no money from him
    ("Anthropicは15億ドルを調達し、NVIDIAから技術を導入して顧客を集めた。", "15億ドル", [], ["Anthropic"]),
    # into whom the first of a list is put, all are
    ("MicrosoftがAnthropicに最大50億ドル、NVIDIAが最大100億ドルを投資する。", "最大100億ドル", ["NVIDIA"], ["Anthropic"]),
    ("MicrosoftがAnthropicに50億ドルを投じ、NVIDIAが100億ドルを投資した。", "100億ドル", ["NVIDIA"], []),
    # whose shares are allotted
    ("AnthropicはGoogleを割当先とする第三者割当増資により14億円を調達した。", "14億円", ["Google"], ["Anthropic"]),
    # what is done already goes to whom the text is about, too
    ("Anthropicは成長を続ける。Amazonが80億ドル、Googleが30億ドルを既に出資した。", "80億ドル", ["Amazon"], ["Anthropic"]),
    ("OpenAIは「Stargateプロジェクト」と呼ばれる5000億ドル規模の構想を進める。", "5000億ドル規模", ["OpenAI"], ["Stargate"]),
    # with whom it is done; a firm of one that is named
    ("Googleは、Amazonとともに209億ドルをAnthropicに出資した。", "209億ドル", ["Google", "Amazon"], ["Anthropic"]),
    ("AnthropicがGoogleやAmazon傘下の投資会社から20億ドルを調達した。", "20億ドル", ["Google", "Amazon"], ["Anthropic"]),
    # another name in brackets does not end a list; with whom the sum is added up is one of them
    (
        "Microsoft、Google（Alphabet）、Amazonは、Metaを含む各社と合わせて、合計で3200億ドルを投じる。",
        "合計で3200億ドル",
        ["Microsoft", "Google", "Amazon", "Meta"],
        [],
    ),
    # a headline leaves the verb out
    ("NVIDIAがAnthropicに3億ドル。", "3億ドル", ["NVIDIA"], ["Anthropic"]),
    # who supplies invests in his customer, not the other way round
    ("OpenAIは動いた。NVIDIAとは1000億ドルの投資を含む提携を結ぶ。", "1000億ドル", ["NVIDIA"], ["OpenAI"]),
    # what a project costs its founders pay, not who announced it
    (
        "米国政府が、OpenAIとOracleによる「Stargate」を発表し、その費用は5000億ドルと見積もられる。",
        "5000億ドル",
        ["OpenAI", "Oracle"],
        ["Stargate"],
    ),
    # what is paid out to each is given by him who settles
    ("Anthropicは和解した。1冊あたり約3000ドルが支払われる。", "約3000ドル", ["Anthropic"], []),
    # XのNが…: whose is what the sentence before speaks of acts, though the paragraph above was about another
    ("Googleは先を行く。\n\nAnthropicの勢いが目立つ。今年は130億ドルを調達した。", "130億ドル", [], ["Anthropic"]),
    # the head of an item is whom it is about
    (
        "* **Google**: 検索で知られる。\n* **Microsoft**: Copilotを展開する。昨年はAnthropicに50億ドルを投資した。",
        "50億ドル",
        ["Microsoft"],
        ["Anthropic"],
    ),
    # who reports is no party
    ("Anthropicは伸びる。Oracleの報道によれば、5億ドルを調達した。", "5億ドル", [], ["Anthropic"]),
    ("Googleは先を行く。Metaグループとしても、今後5年で40億ドルを投じる。", "40億ドル", ["Meta"], []),
    # who acts together with another pays with him, told by a pronoun as well
    (
        "OpenAIは動く。彼らは、SoftBankと共同で推進する「Stargate」に5000億ドルを投資する。",
        "5000億ドル",
        ["OpenAI", "SoftBank"],
        ["Stargate"],
    ),
    # the head of a clause that tells the sum is into whom it goes
    ("今週の話題。Amazonが最大40億ドルを投資しているAnthropicは伸びる。", "最大40億ドル", ["Amazon"], ["Anthropic"]),
    # those in a row before the last source give, too; the whole group acts, and whoever a long attribute stands behind
    (
        "Anthropicは伸びる。既存のGoogle株式会社、新たな投資家であるAmazonなどから6億円を調達した。",
        "6億円",
        ["Amazon", "Google"],
        ["Anthropic"],
    ),
    ("Googleは先を行く。SoftBankグループ全体で8兆円をAIに投じている。", "8兆円", ["SoftBank"], []),
    (
        "Oracleは進む。Google、Microsoftといった主要なシステムインテグレーターやコンサルティング会社が、新基盤に15億ドルの投資をコミットした。",
        "15億ドル",
        ["Google", "Microsoft"],
        [],
    ),
    # a state from which a contract comes is the customer, a supplier from which one buys is not
    ("Anthropicは動く。英国政府からの2億ドルの契約もある。", "2億ドル", ["英国政府"], ["Anthropic"]),
    ("Anthropicは動く。NVIDIAからの2億ドルのGPU購入契約もある。", "2億ドル", ["Anthropic"], ["NVIDIA"]),
    # a project that the sum describes takes the money, not who is allied with
    (
        "OracleはOpenAIと提携し、5000億ドル規模のAIプロジェクト「Stargate」にも加わった。",
        "5000億ドル規模",
        ["Oracle"],
        ["Stargate"],
    ),
]

NOT_THEIRS = [
    # a group without names is nobody, whatever the title says
    ("大手IT企業は2026年に6900億ドルの設備投資を見込む。", "NVIDIAの次の一手", "6900億ドル", "market"),
    # a currency of its own makes no state a payer where firms are told
    ("多くの日本企業が2025年に37億円をAIに投資する予定だ。", "日本のAI戦略", "37億円", "market"),
    # rounds of a group without names are a market's
    ("創薬分野のスタートアップは2024年に33億ドルを調達した。", "Anthropicの調達", "33億ドル", "market"),
    ("企業の72%が拡大すると答え、そのうち約40%は3億円以上を投資する予定だ。", "OpenAIの調査", "3億円以上", "market"),
    # what comes into an economy is no government's
    ("OpenAIの試算では、英国経済への10年間で1,160億ポンドの流入が見込まれる。", "英国のAI戦略", "1,160億ポンド", "market"),
    # what two countries plan between them is no company's
    ("日米間で総額4000億ドルの投資計画が発表された。", "Anthropicの動き", "総額4000億ドル", "market"),
    # the volume of a trade is a market's
    ("スタートアップのM&Aの取引高が過去最高の710億ドルに達した。", "AnthropicとGoogle", "710億ドル", "market"),
    # who foretells what others spend spends nothing
    ("NVIDIAのCEOは、AIインフラ投資が4兆ドルに達すると予測した。", "今週の話題", "4兆ドル", "market"),
]


STATES = [
    # a company of the paragraph before is an example of the country's programme, not its payer
    (
        "カナダのAI戦略、政府は動く",
        "Cohereは成長を続ける。\n\n安全研究所に5000万カナダドルを投じる。",
        "5000万カナダドル",
        "カナダ政府",
    ),
    # of two countries, the one whose money it is
    (
        "UAEとシンガポールのAI戦略",
        "政府は、今後5年間で10億シンガポールドルを投資する。",
        "10億シンガポールドル",
        "シンガポール政府",
    ),
    # where no country is in sight, the one whose money it is
    ("AI産業の一年", "政府は、総額30億元の基金に投資する。", "総額30億元", "中国政府"),
]


@pytest.mark.parametrize(("title", "body", "amount", "payer"), STATES)
def test_public_money_is_the_states_whose_programme_or_currency_it_is(
    extract: Extract, title: str, body: str, amount: str, payer: str
) -> None:
    [figure] = [one for one in extract(body, title=title).figures if one.amount_text == amount]
    assert figure.payers == (payer,)


@pytest.mark.parametrize(("body", "amount", "payers", "payees"), FOUND)
def test_a_party_is_found_where_japanese_puts_it(
    extract: Extract, body: str, amount: str, payers: list[str], payees: list[str]
) -> None:
    found = [(list(one.payers), list(one.payees)) for one in extract(body).figures if one.amount_text == amount]
    assert found == [(payers, payees)]


@pytest.mark.parametrize(("body", "title", "amount", "kind"), NOT_THEIRS)
def test_nobody_is_made_a_party_by_standing_near(extract: Extract, body: str, title: str, amount: str, kind: str) -> None:
    found = [(one.kind, one.payers, one.payees) for one in extract(body, title=title).figures if one.amount_text == amount]
    assert found == [(kind, (), ())]


def test_a_budget_of_which_a_share_is_spent_is_not_spent(extract: Extract) -> None:
    [figure] = extract("英国政府は、5000億ドルの国家予算の30%以上をAIに投じる計画だ。").figures
    assert figure.kind == "other"


def test_partners_told_one_by_one_are_the_titles_and_not_each_others(extract: Extract) -> None:
    body = "相手はOracleやAMDだ。\n\nOracleとは300億ドルの契約を結んだ。"
    [figure] = extract(body, title="OpenAIの一年").figures
    assert (figure.payers, figure.payees) == (("OpenAI",), ("Oracle",))


def test_a_worth_told_without_a_name_is_that_of_the_posts_one_round(extract: Extract) -> None:
    body = "Anthropicは20億ドルを調達した。\n\nGoogleは研究者を送った。\n\n事前評価額は100億ドルに達した。"
    assert [one.payees for one in extract(body).figures if one.kind == "valuation"] == [("Anthropic",)]


def test_what_is_spent_in_a_text_about_a_project_goes_into_it(extract: Extract) -> None:
    body = "OpenAIとSoftBankが発表した「Stargate」は進む。\n\nNVIDIAは喜ぶ。すでに4000億ドル以上が投じられた。"
    [figure] = [one for one in extract(body, title="「Stargate」の行方").figures if one.amount_low == 4e11]
    assert (figure.payers, figure.payees) == (("OpenAI", "SoftBank"), ("Stargate",))


def test_a_project_raises_no_round_and_has_no_worth(extract: Extract) -> None:
    body = "Stargateは進む。今年は400億ドルを調達し、企業価値は3000億ドルに達した。"
    assert {name for one in extract(body, title="OpenAIの行方").figures for name in one.payees} <= {"OpenAI"}


def test_an_actor_set_off_by_a_comma_acts_beyond_a_relative_clause(extract: Extract) -> None:
    beyond = extract("今週の話題。Amazonが、GPUを1万枚搭載したクラスターに約2億ドルを投資している。").figures
    assert [one.payers for one in beyond] == [("Amazon",)]
    within = extract("OpenAIは伸びる。Amazonが搭載したクラスターに約2億ドルを投資している。").figures
    assert [one.payers for one in within] == [("OpenAI",)]


def test_an_investor_spoken_of_is_not_whose_sales_the_post_tells(extract: Extract) -> None:
    body = "SBIは先に投資した。年間売上高は5億ドルだった。"
    assert [one.payees for one in extract(body, title="Anthropicの一年").figures] == [("Anthropic",)]
    assert [one.payees for one in extract(body, title="SBIの一年").figures] == [("SBI",)]


@pytest.mark.parametrize(
    ("told", "amount", "payees"),
    [
        ("NVIDIAはAnthropicに50億ドルを投資する。Googleも2025年10月に20億ドルを拠出した。", "20億ドル", ("Anthropic",)),
        ("Googleは、Anthropicに投資する。Googleが2億ドルを投資し、Anthropicの9%の株式を取得した。", "2億ドル", ("Anthropic",)),
        ("GoogleはAnthropicに2億ドルを投資した。NVIDIAが5億ドルを出資する可能性がある。", "5億ドル", ("Anthropic",)),
        ("Anthropicは伸びる。Amazonは2023年9月に40億ドルを出資した。", "40億ドル", ("Anthropic",)),
        # a place, or building of one's own, is none
        ("NVIDIAはAnthropicに50億ドルを投資する。Googleもインドに20億ドルを投資する。", "20億ドル", ()),
        ("NVIDIAはAnthropicに50億ドルを投資する。Googleも2025年には設備投資として20億ドルを投じる。", "20億ドル", ()),
        ("Anthropicは伸びる。Amazonは2023年9月に40億ドルを投資した。", "40億ドル", ()),
    ],
)
def test_who_invests_likewise_invests_in_the_same(told: str, amount: str, payees: tuple[str, ...], extract: Extract) -> None:
    found = extract(told, title="Anthropicの一年").figures
    assert [one.payees for one in found if one.amount_text == amount] == [payees]
