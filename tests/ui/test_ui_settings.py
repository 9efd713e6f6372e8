import tomllib
from pathlib import Path

from streamlit import config

from dashboard.charts import theme

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def test_every_shipped_setting_is_one_that_streamlit_knows() -> None:
    known = set(config._config_options_template)
    shipped = {f"{section}.{name}" for section, settings in SHIPPED.items() for name in settings if section != "theme"}
    assert shipped <= known
    assert "runner.postScriptGC" in shipped


def test_the_settings_that_were_measured_are_shipped() -> None:
    assert SHIPPED["runner"]["postScriptGC"] is False
    assert SHIPPED["server"]["fileWatcherType"] == "none"
    assert SHIPPED["browser"]["gatherUsageStats"] is False


def test_ten_colours_are_shipped_for_each_mode_because_fewer_lose_the_palette() -> None:
    pairs = dict(theme.TOKENS.values())
    light = SHIPPED["theme"]["light"]["chartCategoricalColors"]
    assert len(light) == 10
    assert SHIPPED["theme"]["dark"]["chartCategoricalColors"] == [pairs[colour] for colour in light]
