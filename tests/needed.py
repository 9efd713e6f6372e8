"""What a test needs beside Python: without it the test is skipped and says so; in CI it fails, for there nothing may go untested."""

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_VERSION = 0x20080522  # of the kernel's interface, with two words a set (linux/capability.h)
_OVERRIDES = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: root's right to read and write what modes forbid


def missing(what: str) -> None:
    """Say that something is not there: a failure in CI, a skip elsewhere."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"NOT TESTED: {what}")
    pytest.skip(f"NOT TESTED: {what}")


def program(*names: str, package: str) -> str:
    """The path of the first of these programs that the system has; `package` is what brings it."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        missing(f"{' or '.join(names)} is not here: install the system's package {package}")
    return str(found)


@contextmanager
def modes_in_force() -> Iterator[None]:
    """Have files' modes hold for root too, in this thread and those that it starts; for everybody else they hold anyway."""
    if os.geteuid() != 0:
        yield
        return
    kernel = ctypes.CDLL(None, use_errno=True)
    header, held = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice
    if kernel.capget(header, held):
        missing("the kernel does not tell what root may do")
    before = held[0]
    held[0] = before & ~_OVERRIDES
    try:
        if kernel.capset(header, held):
            missing("root cannot lay down its rights here")
        yield
    finally:
        held[0] = before
        kernel.capset(header, held)
