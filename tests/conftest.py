"""What several tests share: a small register, the rules compiled with it, and makers of posts, figures and builds."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from blogs import Blog
from hypothesis import settings as hypothesis_settings
from needed import program

from dashboard import posts, reference, text
from dashboard.extraction import figures
from dashboard.extraction.vocabulary import Vocabulary, compile_vocabulary
from dashboard.records import Figure, Post, Span
from dashboard.reference import Organisation, Reference

hypothesis_settings.register_profile("suite", deadline=None, derandomize=True, database=None, max_examples=150)
hypothesis_settings.load_profile("suite")

ROOT = Path(__file__).resolve().parent.parent
TOKYO = ZoneInfo("Asia/Tokyo")

_ORGANISATIONS = (
    Organisation(name="OpenAI", aliases=("オープンAI",), products=("ChatGPT",), people=("サム・アルトマン",), sector="ai_models"),
    Organisation(name="Amazon", aliases=("アマゾン", "AWS"), sector="cloud", country="US"),
    Organisation(name="NVIDIA", aliases=("Nvidia", "エヌビディア"), people=("ジェンスン・フアン",), sector="chips", country="US"),
    Organisation(
        name="Google", aliases=("グーグル", "Google Cloud", "Alphabet"), products=("Gemini",), sector="cloud", country="US"
    ),
    Organisation(name="Microsoft", aliases=("マイクロソフト",), products=("Azure",), sector="cloud", country="US"),
    Organisation(name="Meta", aliases=("メタ",), exact=("Meta", "メタ"), not_=("メタバース",), sector="internet", country="US"),
    Organisation(name="Apple", aliases=("アップル",), sector="hardware", country="US"),
    Organisation(name="Oracle", aliases=("オラクル",), sector="cloud", country="US"),
    Organisation(name="Intel", aliases=("インテル",), not_=("インテルサット",), sector="chips", country="US"),
    Organisation(name="Anthropic", aliases=("アンソロピック",), products=("Claude",), sector="ai_models", country="US"),
    Organisation(name="Enfabrica", sector="chips", country="US"),
    Organisation(name="CloudHQ", aliases=("Cloud HQ",), sector="cloud", country="US"),
    Organisation(name="ServiceNow", sector="software", country="US"),
    Organisation(name="CyrusOne", sector="cloud", country="US"),
    Organisation(name="CoreWeave", sector="cloud", country="US", parent=""),
    Organisation(name="SoftBank", aliases=("ソフトバンク",), sector="telecom", country="JP"),
    Organisation(name="Tencent", aliases=("テンセント",), sector="internet", country="CN"),
    Organisation(name="SBI", exact=("SBI",), sector="finance", country="JP"),
    Organisation(name="Stargate", sector="cloud", kind="project", country="US"),
    Organisation(name="英国政府", sector="government", kind="government", country="GB"),
    Organisation(name="米国政府", aliases=("米政府",), sector="government", kind="government", country="US"),
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The system's Chromium: the browser tests download none."""
    path = program("chromium", "chromium-browser", "google-chrome", package="chromium")
    return {**browser_type_launch_args, "executable_path": path, "args": ["--no-sandbox", "--disable-gpu"]}


@pytest.fixture(scope="session")
def reference_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's reference data with a register of some twenty organisations, so that no test hangs on the real one."""
    folder = tmp_path_factory.mktemp("reference")
    shutil.copytree(ROOT / "data" / "reference", folder, dirs_exist_ok=True)
    rows = [one.model_dump(mode="json", exclude_defaults=True) for one in _ORGANISATIONS]
    rows = [{("not" if key == "not_" else key): value for key, value in row.items()} for row in rows]
    (folder / "companies.yml").write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def known(reference_folder: Path) -> Reference:
    return reference.load(reference_folder)


@pytest.fixture(scope="session")
def words(known: Reference) -> Vocabulary:
    return compile_vocabulary(known)


@pytest.fixture
def make_post() -> Callable[..., Post]:
    def make(body: str, title: str = "今週の話題", day: str = "2025-11-30 09:00:00 +0900") -> Post:
        written = f'---\ntitle: "{title}"\ndate: {day}\ntags: [AI]\n---\n{body}\n'
        return posts.parse(written.encode(), "2025-11-30-a.md", TOKYO, "https://blog.test", "/:year/:month/:day/:title/")

    return make


@pytest.fixture
def extract(make_post: Callable[..., Post], known: Reference, words: Vocabulary) -> Callable[..., figures.Extraction]:
    """Body (and title) → all that extraction says of it."""

    def read(body: str, **more: str) -> figures.Extraction:
        post = make_post(body, **more)
        return figures.extract(post, text.read(post, known.boilerplate), words)

    return read


@pytest.fixture(scope="session")
def told() -> Callable[..., Figure]:
    """A figure: OpenAI buys capacity for 38 billion dollars of Amazon, but for what the test says."""
    sample = Figure(
        figure_id="", post_id="p1", published_on=date(2025, 11, 4), amount_text="380億ドル", amount_low=38e9, amount_high=38e9,
        is_vague=False, currency="USD", qualifier="", kind="contract", status="announced", payers=("OpenAI",), payees=("Amazon",),
        when_text="", when_start=None, when_end=None, converted_text="", is_total=False, is_slice=False, sentence="…",
        span=Span(100, 106), occurrences=1, confidence="high", rule="contract/right",
    )  # fmt: skip

    def make(post: str, **more: object) -> Figure:
        if "amount_low" in more:
            more.setdefault("amount_high", more["amount_low"])
        figure = replace(sample, post_id=post, **more)  # type: ignore[arg-type]
        return replace(figure, figure_id=figure.figure_id or f"{post}-{figure.kind}-{figure.currency}-{figure.amount_low:.0f}")

    return make


@pytest.fixture
def blog(tmp_path: Path, reference_folder: Path) -> Blog:
    return Blog(tmp_path, reference_folder)
