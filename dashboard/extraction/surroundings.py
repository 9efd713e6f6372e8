"""What stands around a sentence: whom the text is about, the title's and the heading's names, the country in question.

One object a post. It reads names and particles only; what a sum is and who pays is decided elsewhere.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.extraction import companies, roles
from dashboard.extraction.companies import Named
from dashboard.extraction.numerals import plain
from dashboard.extraction.roles import Group
from dashboard.extraction.scene import OWNS, STATE
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import Post, Sentence

Names = tuple[str, ...]

_LOOK_BACK = 6  # sentences that may hold the subject of one that names none
_NOTHING_BEHIND = re.compile(r"[*。！!…\s]*")  # まずはX。: the name is all that the sentence says
_CLEFT = re.compile(
    r"(?:のは|べきは|点は|として(?:は|挙げ))、?(?=[^。]{4,90}(?:です|だ|でしょう|だろう|である)[^、]{0,4}[。！]?$)"
)
_INTRODUCED = re.compile(r"[」』]?(?:という(?:企業|会社|スタートアップ)[^、。]{0,6}|[^、。はがを]{0,16}について(?:です|だ))")
_REFERS = re.compile(r"(?:この|その|同)(?:企業|会社|社|スタートアップ)は$|(?:同社|彼ら|彼女?)は$")
_GOVERNS = re.compile(r"(?<![一-龥ァ-ヶA-Za-z])(?:(?:同国)?政府(?:は|が|も)|同国(?:は|が|も))")
_PROGRAMME = re.compile(r"政府|連邦|国家|予算|AI法|規制|政策|戦略|公的")
_ACTS = re.compile(r"[、はがも]")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
GOVERNMENT = re.compile(r"(?<![一-龥ァ-ヶA-Za-z])(?:同国)?政府(?=は|が|も|による|から|の|、)|同国(?=は|が|も)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentences of a post, what each names, and which of them are headings."""

    sentences: Sequence[Sentence]
    named: Mapping[int, list[Named]]
    headings: frozenset[int]
    known: Vocabulary
    first: Sequence[Named]  # the countries that the first sentence names, mostly the title
    _read: dict[int, tuple[Names, Names, Sequence[Group]]] = field(default_factory=dict)  # sentences read once

    def topic(self, number: int) -> Names:
        """Whom the text before sentence `number` is about.

        The last は of the paragraph, else the title's one company, the heading's one, the last が, the first of the title.
        """
        title, land, state = self.title(number), self.land(number), self.programme(number)
        about_one = len(title) == 1 or bool(state)  # another is spoken of no longer than its paragraph
        subject: Names = ()
        here = self.sentences[number].block
        for earlier in range(number - 1, max(number - 1 - _LOOK_BACK, 0) - 1, -1):
            sentence = self.sentences[earlier]
            if sentence.block == -1 or here - sentence.block > 1 or earlier in self.headings:
                break
            if earlier in self.named:
                about, acting, _ = self._spoken_of(earlier)
                if about and (sentence.block == here or not about_one):
                    return about if sentence.block == here else subject or about  # who acts here is nearer than that
                if land and _GOVERNS.search(plain(sentence.text)):
                    return (land,)
                subject = subject or acting
            elif land and _GOVERNS.search(plain(sentence.text)):
                return (land,)
        if len(title) == 1 or (heading := self._heading(number)):
            return title if len(title) == 1 else heading
        return (state,) if state else subject or title[:1]

    def programme(self, number: int) -> str:
        """The government whose programme the post is about: the title names its country, as the one that acts, and no company."""
        headline = self.sentences[0]
        if not number or headline.block != -1 or not self.first or self.title(number):
            return ""
        country = self.first[0]
        return country.company if _PROGRAMME.search(headline.text) or _ACTS.match(headline.text, country.end) else ""

    def title(self, number: int) -> Names:
        """The companies of the title, without those in brackets: the site appends tags there."""
        if not number or self.sentences[0].block != -1:
            return ()
        brackets = [match.span() for match in _BRACKETS.finditer(self.sentences[0].text)]
        names = [one.company for one in self.named.get(0, ()) if not any(left < one.start < right for left, right in brackets)]
        return tuple(dict.fromkeys(names))

    def recent(self, number: int) -> Names:
        """The companies of the sentences before, the last first: those spoken of, then those named."""
        earlier = [at for at in range(number - 1, max(number - 3 * _LOOK_BACK, 0), -1) if at in self.named]
        spoken_of = [name for at in earlier for name in self._spoken_of(at)[0]]
        return tuple(dict.fromkeys((*spoken_of, *(one.company for at in earlier for one in reversed(self.named[at])))))

    def plan(self, number: int) -> tuple[Names, Names]:
        """The project that the sentence before names, and who is behind it; nothing where the paragraph begins."""
        before = number - 1
        if before not in self.named or self.sentences[before].block != self.sentences[number].block:
            return (), ()
        _, _, groups = self._spoken_of(before)
        projects = [name for group in groups for name in group.companies if name in self.known.projects]
        behind = [
            name
            for group in groups
            if group.role in ("topic", "subject", "owner", "agent", "partner")
            for name in group.companies
            if name not in projects and self.known.upstream.get(name) != STATE  # announced together with a government
        ]
        return tuple(projects[-1:]), tuple(dict.fromkeys(behind))

    def lands(self) -> Names:
        """The governments of the countries that the title names."""
        return tuple(dict.fromkeys(one.company for one in self.first)) if self.sentences[0].block == -1 else ()

    def land(self, number: int) -> str:
        """The government of the country that the title, or else the sentence before, names."""
        if number and self.first:
            return self.first[0].company
        before = companies.find(self.sentences[number - 1].text, self.known.countries) if number > 1 else []
        return before[0].company if before else ""

    def _spoken_of(self, number: int) -> tuple[Names, Names, Sequence[Group]]:
        """Whom a sentence is about, who acts in it (が), and all that it names."""
        if number not in self._read:
            said = plain(self.sentences[number].text)
            groups = roles.groups(said, self.named[number])
            actors = [g for g in groups if g.role == "subject" or (_owns(g, said, "が") and not self._observes(g))]
            acting = actors[-1].companies if actors else ()
            self._read[number] = _about(said, groups), acting, groups
        return self._read[number]

    def _observes(self, group: Group) -> bool:
        """モルガン・スタンレーの予測が…: who foretells is not who acts."""
        return set(group.companies) <= self.known.observers

    def _heading(self, number: int) -> Names:
        """The one company of the heading above."""
        above = next((at for at in range(number, -1, -1) if at in self.headings), None)
        names = tuple(dict.fromkeys(one.company for one in self.named.get(above, ()))) if above is not None else ()
        return names if len(names) == 1 else ()


def around(post: Post, sentences: Sequence[Sentence], known: Vocabulary) -> Surroundings:
    """Return the surroundings of a post's sentences."""
    headings = frozenset(
        number
        for number, one in enumerate(sentences)
        if one.block >= 0 and post.text.rfind("#", post.text.rfind("\n", 0, one.span.start) + 1, one.span.start) >= 0
    )
    first = companies.find(sentences[0].text, known.countries) if sentences else []
    return Surroundings(sentences, name_all(sentences, known), headings, known, first)


def name_all(sentences: Sequence[Sentence], known: Vocabulary) -> dict[int, list[Named]]:
    """Return, by number of the sentence, the organisations that it names (one pass over the joined text)."""
    starts, position = [], 0
    for sentence in sentences:
        starts.append(position)
        position += len(sentence.text) + 1
    found: dict[int, list[Named]] = {}
    for one in companies.find("\n".join(sentence.text for sentence in sentences), known.names):
        number = bisect_right(starts, one.start) - 1
        start = starts[number]
        found.setdefault(number, []).append(Named(one.start - start, one.end - start, one.company, one.via))
    return found


def _about(text: str, groups: Sequence[Group]) -> Names:
    """Whom a sentence is about, for those that follow it."""
    if cleft := _CLEFT.search(text):  # 注目すべきは、AとBが進めるPです
        focus = [name for group in groups if group.start >= cleft.end() for name in group.companies]
        if focus:
            return tuple(dict.fromkeys(focus))
    for group in reversed(groups):
        if group.role == "topic" or _owns(group, text, "は") or _INTRODUCED.match(text, group.end):
            return group.companies
    return groups[-1].companies if _NOTHING_BEHIND.fullmatch(text, groups[-1].end) else ()


def _owns(group: Group, text: str, particle: str) -> bool:
    """OpenAIの投資は, マイクロソフトの本気度が: the owner is whom it is about, but not in Xの幹部が設立したこの企業は."""
    owns = group.role == "owner" and OWNS.match(text, group.after)
    return bool(owns and owns[0].endswith(particle) and not _REFERS.search(owns[0]))
