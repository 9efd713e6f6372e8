"""The rules of the house, read off the source: one direction of imports, libraries in their places, imports that do nothing."""

import ast
import os
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(
    path for path in (ROOT / "dashboard").rglob("*.py") if "migrations" not in path.parts
)  # those are run, not imported
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]

# a module imports only from those before it; those in a row are of the same rank
ORDER = (
    ("errors", "config", "records", "schema", "locales"),
    ("served",),
    ("posts",),
    ("sources",),
    ("text",),
    ("reference",),
    ("extraction",),
    ("health",),
    ("fingerprints", "parse"),
    ("currency",),
    ("likeness",),
    ("deals",),
    ("tables", "pieces", "writer"),
    ("snapshot",),
    ("corrections",),
    ("assemble", "cluster"),
    ("making",),
    ("build",),
    ("metrics",),
    ("lint",),
    ("charts",),
    ("embeds", "brief"),
    ("ui",),
    ("pages",),
    ("cli", "__main__"),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}

ONLY_IN = {
    "streamlit": ("ui", "pages"),
    "plotly": ("charts", "embeds", "ui"),
    "frontmatter": ("posts",),
    "fugashi": ("extraction/tokens",),
    "pandas": ("tables", "snapshot", "corrections", "metrics", "lint", "charts", "embeds", "brief", "ui", "pages"),
    "ahocorasick_rs": ("extraction/companies",),
    "currency_converter": ("currency",),
    "typer": ("cli", "corrections/commands"),
    "rich": ("cli",),
}


def _place(path: Path) -> str:
    return path.relative_to(ROOT / "dashboard").with_suffix("").as_posix()


def _area(path: Path) -> str:
    return _place(path).split("/")[0]


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole module"
            yield from (f"{node.module}.{name.name}" for name in node.names)


@cache
def _modules_of(path: Path) -> set[Path]:
    """The files of the package that a file imports."""
    found = set()
    for name in _imports(_tree(path)):
        parts = name.split(".")
        for length in range(len(parts), 1, -1):
            base = ROOT.joinpath(*parts[:length])
            hit = next((one for one in (base.with_suffix(".py"), base / "__init__.py") if one.is_file()), None)
            if parts[0] == "dashboard" and hit:
                found.add(hit)
                break
    return found


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(params=MODULES, ids=NAMES)
def module(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_every_module_has_a_place_in_the_order(module: Path) -> None:
    assert _area(module) == "__init__" or _area(module) in RANK


def test_a_module_imports_only_from_those_before_it(module: Path) -> None:
    later = {_place(one) for one in _modules_of(module) if RANK.get(_area(one), 0) > RANK.get(_area(module), 0)}
    assert later == set()


def test_no_module_imports_itself_by_a_detour() -> None:
    TopologicalSorter({path: _modules_of(path) - {path} for path in MODULES}).prepare()


def test_each_library_is_used_in_its_place_only(module: Path) -> None:
    used = {name.split(".")[0] for name in _imports(_tree(module))}
    strayed = {name for name in used & ONLY_IN.keys() if not _place(module).startswith(ONLY_IN[name])}
    assert strayed == set()


def test_extraction_reads_no_files_and_knows_no_clock() -> None:
    used = {name.split(".")[0] for path in MODULES if _area(path) == "extraction" for name in _imports(_tree(path))}
    assert used & {"os", "pathlib", "io", "time", "pandas", "pyarrow", "yaml", "socket", "urllib", "requests"} == set()


def test_config_imports_nothing_of_the_package() -> None:
    assert _modules_of(ROOT / "dashboard" / "config.py") == set()


def test_no_import_hides_in_a_function_but_of_an_optional_library_and_with_the_reason(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").splitlines()
    hidden = [
        node.lineno
        for function in ast.walk(_tree(module))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert [line for line in hidden if " dashboard" in lines[line - 1] or "#" not in lines[line - 1]] == []


def test_no_module_is_longer_than_300_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_function_is_longer_than_60_lines(module: Path) -> None:
    functions = [node for node in ast.walk(_tree(module)) if isinstance(node, ast.FunctionDef)]
    assert [one.name for one in functions if (one.end_lineno or 0) - one.lineno >= 60] == []


def test_every_module_says_what_it_does(module: Path) -> None:
    assert ast.get_docstring(_tree(module))


def test_no_name_says_nothing(module: Path) -> None:
    assert {"utils", "util", "helpers", "helper", "manager", "misc", "common"} & set(_place(module).split("/")) == set()


def test_nothing_is_global_and_changed(module: Path) -> None:
    assert [node.lineno for node in ast.walk(_tree(module)) if isinstance(node, ast.Global)] == []


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when the module is imported: all but the bodies of functions."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in (*child.decorator_list, *child.args.defaults, *child.args.kw_defaults):
                if part:
                    yield from _at_import(part)
        elif not isinstance(child, ast.Lambda):
            yield from _at_import(child)


def test_no_clock_is_read_at_import(module: Path) -> None:
    calls = [node for node in _at_import(_tree(module)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    assert [call.lineno for call in calls if call.func.attr in ("now", "today", "utcnow", "time", "perf_counter")] == []


def test_importing_any_module_opens_no_file_and_uses_no_network() -> None:
    names = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__") for path in MODULES]
    libraries = {name.split(".")[0] for path in MODULES for name in _imports(_tree(path))} - {"dashboard", "__future__"}
    code = f"""
import importlib, sys
for name in {sorted(libraries)!r}: importlib.import_module(name)
for name in {sorted({name for path in MODULES for name in _imports(_tree(path)) if not name.startswith("dashboard")})!r}:
    try: importlib.import_module(name)
    except ImportError: importlib.import_module(name.rpartition(".")[0] or name)
seen = []
def hook(event, args):
    if event == "open" and not str(args[0]).endswith((".py", ".pyc", ".so")) and ".pyc." not in str(args[0]): seen.append(str(args[0]))
    elif event.startswith(("socket.", "subprocess.", "urllib.")): seen.append(event)
sys.addaudithook(hook)
for name in {[name for name in names if not name.endswith("__main__")]!r}: importlib.import_module(name)
print(seen)
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False, cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_the_build_runs_where_streamlit_and_plotly_are_not_installed(blog) -> None:
    blog.write("2025-11-04-a.md")
    words = ["build", "--posts", blog.settings.posts, "--out", blog.settings.tables, "--reference", blog.settings.reference]
    code = (
        "import runpy, sys; sys.modules.update(streamlit=None, plotly=None)\n"
        f"sys.argv = {['dashboard', *map(str, words)]!r}; runpy.run_module('dashboard', run_name='__main__')"
    )
    environment = os.environ | {"COVERAGE_DATABASE": blog.settings.database}
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, (blog.settings.tables / "manifest.json").is_file()) == (0, True), done.stderr


def test_the_app_is_page_settings_and_navigation_only() -> None:
    app = _tree(ROOT / "app.py")
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 60
    assert not [node for node in ast.walk(app) if isinstance(node, ast.FunctionDef | ast.For | ast.While)]


def _options(written: dict[str, object], above: str = "") -> Iterator[str]:
    for key, value in written.items():
        if isinstance(value, dict):
            yield from _options(value, f"{above}{key}.")
        else:
            yield above + key


def test_every_option_of_the_server_is_one_of_the_installed_streamlit() -> None:
    code = "from streamlit import config; print('\\n'.join(config.get_config_options()))"
    known = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd="/").stdout.split()
    written = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert "runner.postScriptGC" in known
    assert [option for option in _options(written) if option not in known] == []


def test_every_page_is_thin() -> None:
    assert [
        name for name in NAMES if "/pages/" in name and len((ROOT / name).read_text(encoding="utf-8").splitlines()) > 80
    ] == []


def test_the_package_runs_as_a_module() -> None:
    with pytest.raises(SystemExit):
        runpy.run_module("dashboard", run_name="__main__")
