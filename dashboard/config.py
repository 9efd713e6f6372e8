"""Settings: where posts, tables and reference data are, the site's address, the language. Imports nothing of the package.

Read from the environment (`COVERAGE_POSTS=/path/to/_posts`) or from `coverage.toml` in the working folder; see docs/operators.
"""

import importlib
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, PlainValidator, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

_ROOT = Path(__file__).resolve().parent.parent


def _address(value: Any) -> Any:
    """A local path, or an address of fsspec (s3://bucket/posts) as a `UPath`, which has Path's interface."""
    if not isinstance(value, str) or "://" not in value:
        return Path(value) if isinstance(value, str) else value
    try:
        return importlib.import_module("upath").UPath(value)
    except ImportError as reason:
        raise ValueError(f"{value} needs `pip install -r requirements-scale.txt` ({reason})") from reason


Address = Annotated[Path, PlainValidator(_address)]


class Settings(BaseSettings):
    """All settings with their defaults; an unknown key in `coverage.toml` is an error, so that a typo is not silent."""

    model_config = SettingsConfigDict(env_prefix="COVERAGE_", toml_file="coverage.toml", extra="forbid", frozen=True)

    posts: Address = Field(
        default=_ROOT / "data" / "posts", description="folder with the blog's posts (_posts), or its address: s3://…"
    )
    tables: Address = Field(
        default=_ROOT / "build" / "tables", description="folder that the build writes and the app reads, or its address"
    )
    reference: Path = Field(default=_ROOT / "data" / "reference", description="companies, aliases, cues, corrections")
    site: str = Field(
        default="https://example.github.io", description="address of the published blog, without a slash at the end"
    )
    permalink: str = Field(
        default="/:year/:month/:day/:title/",
        description="pattern of posts' addresses, in Jekyll's placeholders; `:sections` is the folders that a post lies in",
    )
    timezone: str = Field(default="Asia/Tokyo", description="zone in which days begin")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as reason:
            raise ValueError(f"there is no time zone {name!r}; write one as Asia/Tokyo") from reason
        return name

    database: str = Field(
        default=f"sqlite:///{_ROOT / 'build' / 'corrections.sqlite'}",
        description="corrections and notes: SQLite or PostgreSQL, as a URL",
    )
    editors: tuple[str, ...] = Field(default=(), description="who may edit: addresses, or domains as @example.org")
    readers: tuple[str, ...] = Field(default=(), description="who may read where reading is not open; in the same form")
    open_reading: bool = Field(default=True, description="whether everybody may read without a login")
    session_hours: float = Field(default=12, gt=0, description="hours after which a login ends")
    language: Literal["ja", "en"] = Field(default="ja", description="language shown when the browser asks for neither")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, the environment over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
