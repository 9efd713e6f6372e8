"""The posts folder as it stands: reads files ahead, hashes them, says which are new since a snapshot. Parses nothing."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from dashboard import posts
from dashboard.errors import PostError

_READERS = 8  # threads: an object store answers late but many at once; hashing, too, runs beside reading
_AHEAD = 64  # files read ahead
_TASK = 4  # files a task: handing over costs as much as hashing one, and every reader has some

Progress = Callable[[str, int, int], None]  # stage of a build, done, total


@dataclass(slots=True)
class Source:
    """A posts folder: its files in order, and the hash of each that was read so far."""

    folder: Path
    names: list[str]
    hashes: dict[str, str] = field(default_factory=dict)

    def contents(self, names: Iterable[str]) -> Iterator[tuple[bytes | PostError, str]]:
        """Yield each file's bytes, or why it gives none; notes its hash."""
        twins = self.twins()
        for name, content, found in _ahead(partial(_read, self.folder, twins), names):
            self.hashes[name] = found
            yield content, name

    def hash_all(self, progress: Callable[[int], None]) -> None:
        """Note the hash of every file; keeps no bytes."""
        twins = self.twins()
        for number, (name, _, found) in enumerate(_ahead(partial(_hash, self.folder, twins), self.names), 1):
            self.hashes[name] = found
            progress(number)

    def changed(self, before: Mapping[str, str]) -> list[str]:
        """The files whose hash is another than `before` tells, or that it does not tell."""
        return [name for name in self.names if name not in before or before[name] != self.hashes.get(name)]

    def digest(self) -> str:
        """The hash of all names and all contents."""
        hashed = hashlib.blake2b(digest_size=8)
        for name in self.names:
            hashed.update(f"{name}\0{self.hashes[name]}\0".encode("utf-8", "surrogateescape"))
        return hashed.hexdigest()

    def let_go(self) -> None:
        """Forget all names and hashes: with very many posts the room is needed."""
        self.names.clear()
        self.hashes.clear()

    def twins(self) -> dict[str, str]:
        """The files that have the name of an earlier one in another folder, and that one."""
        first: dict[str, str] = {}
        named = ((name, first.setdefault(posts.post_id_of(name), name)) for name in self.names)
        return {name: earlier for name, earlier in named if earlier != name}


def find(folder: Path) -> Source:
    """List the posts of `folder`.

    Raises:
        PostError: there is no such folder, or no post in it.
    """
    return Source(folder, posts.names(folder))


_Read = tuple[str, bytes | PostError, str]  # name, content, hash


def _ahead(read: Callable[[str], _Read], names: Iterable[str]) -> Iterator[_Read]:
    waiting = iter(names)
    tasks = iter(lambda: list(islice(waiting, _TASK)), [])
    with ThreadPoolExecutor(_READERS) as readers:
        while chunk := list(islice(tasks, _AHEAD // _TASK)):
            for part in readers.map(lambda some: list(map(read, some)), chunk):
                yield from part


def _read(folder: Path, twins: Mapping[str, str], name: str) -> _Read:
    try:
        if name in twins:
            raise PostError(f"{posts.printable(twins[name])} has the same file name.", "Rename one of the two.", name)
        content = posts.read_bytes(folder / name, folder)
    except PostError as reason:
        return name, reason, str(reason)
    return name, content, posts.content_hash(content)


def _hash(folder: Path, twins: Mapping[str, str], name: str) -> _Read:
    name, _, found = _read(folder, twins, name)
    return name, b"", found
