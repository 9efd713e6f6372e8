"""Faults as text, JSON, GitHub annotations or SARIF 2.1.0. Decides nothing about them."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, Literal
from urllib.parse import quote

from dashboard.records import Fault

Format = Literal["text", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = ("text", "json", "github", "sarif")
_ADDRESS = "broken-link"  # one address that many posts link to
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(faults: Sequence[Fault], form: Format, files: int, prefix: str = "") -> str:
    """Return `faults` in the wanted form, without a line break at the end.

    The text tells an address that leads nowhere once, with the number of other links to it, behind the other faults; the
    other forms hold every place.

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
    addresses = list(_addresses(faults))
    lines = [*(_line(fault) for fault in faults if fault.rule != _ADDRESS), *addresses]
    also = {_ADDRESS: f" to {len(addresses)} addresses"}
    counts = ", ".join(f"{rule} {count}{also.get(rule, '')}" for rule, count in Counter(one.rule for one in faults).most_common())
    return "\n".join([*lines, f"{files} files, {len(faults)} faults" + (f": {counts}" if counts else "")])


def _line(fault: Fault) -> str:
    return f"{fault.path}:{fault.line}: {fault.severity} [{fault.rule}] {fault.message} {fault.hint}".rstrip()


def _addresses(faults: Sequence[Fault]) -> Iterator[str]:
    """Yield a line an address that leads nowhere, the most linked first: mending it is one decision, however many posts link to it."""
    places: dict[str, list[Fault]] = {}
    for fault in faults:
        if fault.rule == _ADDRESS:
            places.setdefault(fault.message, []).append(fault)
    for found in sorted(places.values(), key=len, reverse=True):
        others = f" {len(found) - 1} more links lead there." if found[1:] else ""
        yield _line(found[0]) + others


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
