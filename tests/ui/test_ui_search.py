import pytest
from small_tables import snapshot

from dashboard.ui import search

TABLES = snapshot()
INDEX = search._index.__wrapped__("small", TABLES)


def found(words: str) -> set[str]:
    return search.holding(INDEX["posts"], words)


@pytest.mark.parametrize(
    ("table", "column"), [("posts", "title"), ("mentions", "company"), ("tags", "tag"), ("figures", "sentence")]
)
def test_a_post_is_found_by_every_word_that_the_tables_keep_of_it(table: str, column: str) -> None:
    rows = getattr(TABLES, table)
    for post, words in zip(rows["post_id"], rows[column], strict=True):
        assert post in found(words)


def test_words_may_stand_in_different_places_of_one_post_and_all_must() -> None:
    post, company = TABLES.mentions.iloc[0][["post_id", "company"]]
    title = TABLES.posts.set_index("post_id").loc[post, "title"]
    assert post in found(f"{title} {company.upper()}")
    assert found(f"{title} nosuchword") == set()


def test_a_deal_is_found_by_its_parties_and_by_its_sentences() -> None:
    deal = next(row for row in TABLES.deals.itertuples() if len(row.payers))
    assert deal.deal_id in search.holding(INDEX["deals"], deal.payers[0])
    figure = TABLES.figures.dropna(subset=["deal_id"]).iloc[0]
    assert figure["deal_id"] in search.holding(INDEX["deals"], figure["sentence"])
