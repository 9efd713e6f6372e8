"""Faults as text, JSON, GitHub annotations or SARIF 2.1.0. Decides nothing about them."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal
from urllib.parse import quote

from dashboard.records import Fault

Format = Literal["text", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = ("text", "json", "github", "sarif")
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(faults: Sequence[Fault], form: Format, files: int, prefix: str = "") -> str:
    """Return `faults` in the wanted form, without a line break at the end.

    Args:
        faults: in the order in which they are written.
        form: one of `FORMATS`.
        files: number of files that were looked at, for the last line of the text.
        prefix: folder before each path as the repository sees it, for GitHub and SARIF: `_posts/`.
    """
    if form == "json":
        return json.dumps({"files": files, "faults": [asdict(fault) for fault in faults]}, ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_annotation(fault, prefix) for fault in faults)
    if form == "sarif":
        return json.dumps(_sarif(faults, prefix), ensure_ascii=False, indent=2)
    lines = [
        f"{fault.path}:{fault.line}: {fault.severity} [{fault.rule}] {fault.message} {fault.hint}".rstrip() for fault in faults
    ]
    counts = ", ".join(f"{rule} {count}" for rule, count in Counter(fault.rule for fault in faults).most_common())
    return "\n".join([*lines, f"{files} files, {len(faults)} faults" + (f": {counts}" if counts else "")])


def _annotation(fault: Fault, prefix: str) -> str:
    """A workflow command; GitHub's escapes: % and line ends everywhere, and : and , in properties."""
    file, title = (_escaped(value).replace(":", "%3A").replace(",", "%2C") for value in (prefix + fault.path, fault.rule))
    return f"::{fault.severity} file={file},line={fault.line},title={title}::{_escaped(f'{fault.message} {fault.hint}'.rstrip())}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sarif(faults: Sequence[Fault], prefix: str) -> dict[str, Any]:
    rules = list(dict.fromkeys(fault.rule for fault in faults))
    results = [
        {
            "ruleId": fault.rule,
            "ruleIndex": rules.index(fault.rule),
            "level": fault.severity,
            "message": {"text": f"{fault.message} {fault.hint}".rstrip()},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(prefix + fault.path)},
                        "region": {"startLine": fault.line},
                    }
                }
            ],
        }
        for fault in faults
    ]
    driver = {"name": "dashboard-lint", "rules": [{"id": rule} for rule in rules]}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
