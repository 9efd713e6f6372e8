"""Names: taken where they stand alone, by every spelling, and never guessed."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from dashboard.extraction import companies, tokens
from dashboard.extraction.companies import Spelling
from dashboard.extraction.vocabulary import Vocabulary


@pytest.fixture
def read(words: Vocabulary) -> Callable[[str], list[tuple[str, str]]]:
    def names(text: str) -> list[tuple[str, str]]:
        return [(text[one.start : one.end], one.company) for one in companies.find(text, words.names)]

    return names


NAMED = [
    ("OpenAIが発表した", [("OpenAI", "OpenAI")]),
    ("openaiが発表した", [("openai", "OpenAI")]),  # letter case
    ("ＯｐｅｎＡＩが発表した", [("ＯｐｅｎＡＩ", "OpenAI")]),  # full-width
    ("オープンAIが発表した", [("オープンAI", "OpenAI")]),
    ("AWSと契約した", [("AWS", "Amazon")]),  # a division stands for its parent
    ("AzureやGemini", [("Azure", "Microsoft"), ("Gemini", "Google")]),  # a product for its maker
    ("サム・アルトマン氏は語る", [("サム・アルトマン", "OpenAI")]),  # a person for his company
    ("Google Cloudの契約", [("Google Cloud", "Google")]),  # the longest spelling, once
    ("米政府が動く", [("米政府", "米国政府")]),
    ("**NVIDIA**が", [("NVIDIA", "NVIDIA")]),
    ("「Meta」が", [("Meta", "Meta")]),
    ("Apple、Google、Meta", [("Apple", "Apple"), ("Google", "Google"), ("Meta", "Meta")]),
    ("Apple/Google", [("Apple", "Apple"), ("Google", "Google")]),
    ("米Apple社は", [("Apple", "Apple")]),
    ("NVIDIA製GPU", [("NVIDIA", "NVIDIA")]),  # named; that it is no party is for the roles
    ("エヌビディアのGPU", [("エヌビディア", "NVIDIA")]),
    ("インテルは", [("インテル", "Intel")]),
    ("メタは", [("メタ", "Meta")]),
    ("SBIは", [("SBI", "SBI")]),
]

GUARDED = [
    # a Latin word goes on
    "Applesは果物だ",
    "Pineappleは果物だ",
    "Googler達",
    "Metadataの管理",
    "metaphor",
    "Intelligenceとは",
    "ARTIFICIAL INTELLIGENCE",
    "Oracles",
    "AWSome",
    "MySBI",
    "Geminids",
    # a katakana word goes on
    "メタバースの話",
    "メタデータの管理",
    "インテルサットの衛星",
    "インテリジェンス",
    "アップルパイを焼く",
    "パイナップル",
    "グーグルプレックス通り",
    "オラクルカード占い",
    # the register wants this very case
    "metaな議論",
    "sbiという綴り",
]


@pytest.mark.parametrize(("text", "names"), NAMED, ids=[text for text, _ in NAMED])
def test_a_name_stands_for_its_organisation(
    text: str, names: list[tuple[str, str]], read: Callable[[str], list[tuple[str, str]]]
) -> None:
    assert read(text) == names


@pytest.mark.parametrize("text", GUARDED, ids=GUARDED)
def test_a_name_inside_a_longer_word_is_none(text: str, read: Callable[[str], list[tuple[str, str]]]) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "name", ["某生成AI企業", "某大規模言語モデル企業", "某メガバンク銀行", "某社", "A社", "某半導体メーカー"]
)
def test_a_withheld_name_stays_as_it_is(name: str, read: Callable[[str], list[tuple[str, str]]]) -> None:
    assert read(f"{name}が契約した") == [(name, name)]


@pytest.mark.parametrize("text", ["QA社員", "某日の出来事", "AWSA社", "会社"])
def test_what_only_looks_withheld_is_no_name(text: str, read: Callable[[str], list[tuple[str, str]]]) -> None:
    assert read(text) == []


def test_a_name_that_the_register_lacks_is_not_guessed(read: Callable[[str], list[tuple[str, str]]]) -> None:
    assert read("架空商事とNanashi Labsが提携した") == []


def test_what_the_register_lacks_is_reported_by_its_proper_nouns() -> None:
    text = "NVIDIAとNanashi Labsとハルカゼ株式会社が提携した"
    assert "Nanashi Labs" in tokens.unknown_names(text, [(0, 6)])


def test_what_is_known_is_not_reported() -> None:
    assert tokens.unknown_names("Nanashi Labsが提携した", [(0, 12)]) == []


def test_names_come_in_order_and_do_not_overlap(words: Vocabulary) -> None:
    found = companies.find("Google CloudとGoogleとAzureと某生成AI企業とAWS", words.names)
    assert [one.company for one in found] == ["Google", "Google", "Microsoft", "某生成AI企業", "Amazon"]
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_each_name_says_by_which_way_it_was_known(words: Vocabulary) -> None:
    found = companies.find("OpenAIのサム・アルトマン氏はChatGPTを某生成AI企業に売った", words.names)
    assert [one.via for one in found] == ["name", "person", "product", "placeholder"]


def test_two_spellings_that_differ_by_case_keep_apart_where_the_register_says_so() -> None:
    known = companies.register([Spelling("ARM", "Arm", "name", True), Spelling("Arm", "Arm", "name", True)])
    assert [one.company for one in companies.find("ARMとArmとarm", known)] == ["Arm", "Arm"]


def test_a_register_without_names_finds_only_withheld_ones() -> None:
    assert [one.company for one in companies.find("OpenAIと某社", companies.register([]))] == ["某社"]
