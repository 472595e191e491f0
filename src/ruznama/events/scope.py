"""What surrounds a trigger: the statement it stands in, the subject it inherits, what already covers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ruznama.events.clauses import Clause
from ruznama.events.frames import frame
from ruznama.events.pairs import joined
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet, VerbAt
from ruznama.events.vso import agrees, oblique
from ruznama.model import Actor, Statement

__all__ = ["JOURNEYS", "STATES", "Scope"]

# Frames of travel.
JOURNEYS = frozenset({"visit", "tour", "bound"})
STATES = frozenset({"country", "government"})
# Deeds done in words: whoever speaks them does them.
_VOICED = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "PROTEST", "CONSULT"})
# Speakers who are no "they".
_ONES = frozenset({"person", "organization"})
# A subject stands this close to the beginning of its sentence.
_OPENING = 4
# "it has also sharply", "they had not yet": words between a pronoun and its verb.
_PRONOUN = 5
# The goal of a journey stands right behind its noun and preposition.
_GOAL = 2


def _governing_subject(sheet: Sheet, cue: Cue, bare: Sequence[Chunk], verbs: Sequence[int]) -> tuple[str, ...]:
    """Subject of the verb right before an English noun, where a sentence has several verbs ("while X announced")."""
    verb = max((v for v in verbs if v < cue.first), default=-1)
    first = sheet.verbs[verb].first if verb >= 0 else -1
    if first <= verbs[0] if verbs else True:
        return ()
    near = [c for c in bare if c.last <= first and not sheet.crosses(".qrvp,", c.last, first)]
    return tuple(dict.fromkeys(a for c in _run_before(sheet, near) for a in c.actors)) if near else ()


def _run_before(sheet: Sheet, near: Sequence[Chunk]) -> list[Chunk]:
    """The last phrase, with those that "and" joins to it."""
    run = [near[-1]]
    for chunk in reversed(near[:-1]):
        if not joined(sheet, chunk, run[0]):
            break
        run.insert(0, chunk)
    return run


class Scope:
    """Look-ups around a trigger in one text."""

    def __init__(
        self,
        sheet: Sheet,
        statements: Sequence[Statement],
        actors: Mapping[str, Actor],
        found: Sequence[Chunk],
    ) -> None:
        self._sheet = sheet
        self._actors = actors
        self._found: dict[int, list[Chunk]] = {}
        for chunk in found:
            self._found.setdefault(sheet.places[chunk.first], []).append(chunk)
        self._said = [(sheet.at.tokens(s.content), s.cue and sheet.at.tokens(s.cue), s) for s in statements]
        # "announced on Monday the expulsion of": the noun that is announced is of that day.
        self.contents = [
            content
            for content, _, statement in self._said
            if statement.act != "announce" or "v" in sheet.marks[content[0] : content[1]] or sheet.lex.order != "svo"
        ]
        # The innermost words said at each token, and the innermost whose speaker is known: the shortest is set last.
        self._inner = sorted(self._said, key=lambda said: said[0][1] - said[0][0])
        count = len(sheet.places)
        self._rank, self._voice = [-1] * count, [-1] * count
        for rank in range(len(self._inner) - 1, -1, -1):
            (first, last), _, statement = self._inner[rank]
            self._rank[first:last] = [rank] * (last - first)
            if statement.speaker in actors:
                self._voice[first:last] = [rank] * (last - first)
        self._hosts: dict[str, str] | None = None
        self._names: set[int] = set()
        self._elided: dict[int, str] = {}
        for mention, first, last in sheet.named:
            if mention.kind == "elided" and mention.actor:
                for index in range(first, last):
                    self._elided[index] = mention.actor
            elif mention.kind == "name" and last - first > 1:
                self._names.update(range(first, last))
        # The innermost statement whose cue a token belongs to.
        self._cued: dict[int, int] = {}
        for rank in range(len(self._inner) - 1, -1, -1):
            if said := self._inner[rank][1]:
                self._cued.update(dict.fromkeys(range(*said), rank))

    def _governments(self) -> dict[str, str]:
        """Who stands for a country: its country, else a government; worked out when first asked for."""
        if self._hosts is None:
            self._hosts = {
                actor.country: actor.id
                for actor in sorted(self._actors.values(), key=lambda a: (a.kind == "country", a.id))
                if actor.kind in {"country", "government"} and actor.country
            }
        return self._hosts

    def inside_name(self, cue: Cue) -> bool:
        """Whether the trigger is part of a name ("Gulf Cooperation Council")."""
        return cue.first in self._names and all(index in self._names for index in range(cue.first, cue.last))

    def statement(self, cue: Cue) -> Statement | None:
        """The innermost statement whose content or cue the trigger belongs to."""
        rank = self._rank[cue.first]
        cued = [self._cued[index] for index in range(cue.first, cue.end) if index in self._cued]
        if cued:
            rank = min(*cued, rank) if rank >= 0 else min(cued)
        return self._inner[rank][2] if rank >= 0 else None

    def told_until(self, cue: Cue) -> int:
        """Index after the words the trigger stands in, where their speaker stands behind them; -1 where not."""
        rank = self._rank[cue.first]
        if rank < 0:
            return -1
        (_, last), said, _ = self._inner[rank]
        return last if said and said[0] >= last else -1

    def speaker(self, cue: Cue) -> tuple[str, ...]:
        """Who speaks the words the trigger stands in."""
        speaker = self._speaker_at(cue.first)
        return (speaker,) if speaker else ()

    def _speaker_at(self, index: int) -> str | None:
        """The known speaker of the innermost words that a token stands in."""
        rank = self._voice[index]
        return self._inner[rank][2].speaker if rank >= 0 else None

    def subject(self, cue: Cue, where: Clause) -> tuple[str, ...]:
        """Subject that a clause without one inherits: elided mention, statement cue, verb before, speaker."""
        verb = cue.verb
        if verb is None:
            return ()
        if (told := self._told(cue, verb, where)) is not None:
            return told
        sheet = self._sheet
        if sheet.lex.order == "svo" and where.first and sheet.marks[where.first - 1] == "v":
            # "they shut the border and imposed": the second verb goes on with the pronoun of the first.
            joined_on = sheet.marks[verb.first - 1] == "c" and not sheet.crosses("q.r", where.first, verb.first)
            if joined_on and (taken := self._taken_up(sheet.verbs[where.first - 1])) is not None:
                return taken
        sentence = sheet.parts[cue.first]
        low = max(sentence.first, where.first - 60)
        earlier = [
            c
            for c in self._found.get(sheet.places[cue.first], ())
            if low <= c.first < where.first and c.slot == "bare" and not c.dep and not c.place
        ]
        # "his country refused": the country stands for who speaks of it.
        own = sheet.stands("closed", where.first, min(where.last, verb.last + 1))
        if sheet.lex.order == "vso" and not own:
            earlier = [c for c in earlier if agrees(sheet, verb, c)]
        speaking = self._speaking(cue, where, verb)
        plural = verb.form.number in {"p", "d"} and len(speaking) == 1 and verb.form.person == 3
        if speaking and not plural:
            content = next(s[0] for s in self._said if s[2].speaker in speaking and s[0][0] <= cue.first < s[0][1])
            earlier = [c for c in earlier if c.first >= content[0]]
        if sheet.lex.order == "svo" and where.first and sheet.marks[where.first - 1] == "v":
            # "A did, B answered and condemned": a second verb has the subject of the one before it.
            before = sheet.verbs[where.first - 1].first
            near = [c for c in earlier if c.last <= before and not sheet.crosses(".qv", c.last, before)]
            earlier = _run_before(sheet, near) if near else earlier
        if (start := self._resumed(verb, where)) >= 0:
            earlier = self._joined_to(earlier, start)
        if earlier:
            first = earlier[0]
            run = [first]
            for chunk in earlier[1:]:
                between = sheet.marks[run[-1].last : chunk.head]
                listing = bool(between) and not between.strip("c,s")
                if listing or joined(sheet, run[-1], chunk):
                    run.append(chunk)
                else:
                    break
            if sheet.lex.order == "vso" and verb.form.number == "d" and len(run) == 1:
                # The subject of a dual is A with B in "A met B and called on C".
                run = earlier[:2]
            listed = tuple(dict.fromkeys(a for c in run for a in c.actors))
            if sheet.lex.order == "sov" and verb.form.number == "p" and self._single(listed):
                return ()
            return listed if len(listed) > 1 or not plural else speaking
        # "he said that jets struck": a verb in the plural is not the speaker's.
        return () if plural and sheet.lex.order == "sov" else speaking

    def _described(self, where: Clause) -> tuple[str, ...]:
        """Whom a Persian relative clause describes, who stands right before its word ("with X, who has come")."""
        sheet, which = self._sheet, where.first - 1
        if sheet.lex.order != "sov" or which < 1 or "which" not in sheet.sets.get(which, ()):
            return ()
        last = which - (sheet.marks[which - 1] == ",")
        near = (c for c in self._found.get(sheet.places[which], ()) if c.last == last and c.person and not c.dep)
        return next((c.actors for c in near), ())

    def _told(self, cue: Cue, verb: VerbAt, where: Clause) -> tuple[str, ...] | None:
        """The subject that the verb itself, a pronoun or a statement tells; () for a thing, None where none does."""
        for index in range(verb.first, verb.last):
            if index in self._elided:
                return (self._elided[index],)
        if (foregone := self._foregone(where)) is not None:
            return foregone
        if (named := self._taken_up(verb)) is not None:
            return named
        order = self._sheet.lex.order
        svo = order == "svo"
        voiced = not svo or (cue.trigger is not None and cue.trigger.type in _VOICED)
        if voiced and (speaker := self._teller(verb, where)):
            several = svo or (order == "sov" and verb.form.number == "p")
            return self._with_joined(speaker, verb) if several else (speaker,)
        if svo and voiced and (speaker := self._said_on(cue, verb, where)):
            return (speaker,)
        return () if self._thing(cue, verb) else (self._described(where) or None)

    def _said_on(self, cue: Cue, verb: VerbAt, where: Clause) -> str:
        """Who spoke before in the sentence and goes on in it ("said that it was a burden and urged X to"); "" if none.

        Not where the words told have a verb of their own, whose subject may go on.
        """
        sheet = self._sheet
        if verb.form.tense != "past" or sheet.marks[verb.first - 1] != "c" or where.first == 0:
            return ""
        opened = where.first - 1
        low = sheet.parts[cue.first].first
        for _, said, statement in self._said:
            if not said or not low <= said[0] < cue.first or statement.speaker not in self._actors:
                continue
            last = max((i for i in range(said[1], verb.first) if sheet.marks[i] == "v"), default=-1)
            if last < 0 and (sheet.marks[opened] in "qv" or opened < said[1]):
                return statement.speaker or ""
        return ""

    def _with_joined(self, speaker: str, verb: VerbAt) -> tuple[str, ...]:
        """A speaker with those who are the subject of the sentence together with him ("A and B left, accusing X")."""
        here = [c for c in self._found.get(self._sheet.places[verb.first], ()) if c.first < verb.first]
        here = [c for c in here if c.slot == "bare" and not c.dep and not c.place]
        lead = next((place for place, c in enumerate(here) if speaker in c.actors), -1)
        run = here[lead : lead + 1] if lead >= 0 else []
        for chunk in here[lead + 1 :] if run else ():
            if self._sheet.marks[run[-1].last : chunk.head] != "," and not joined(self._sheet, run[-1], chunk):
                break
            run.append(chunk)
        return tuple(dict.fromkeys((speaker, *(a for c in run for a in c.actors))))

    def _foregone(self, where: Clause) -> tuple[str, ...] | None:
        """Whose earlier deed an Arabic clause tells ("it had happened to X that it recalled": X recalled), or None."""
        sheet, that = self._sheet, where.first - 1
        verbs = sheet.lex.settings.get("foregoing_verbs", ())
        if not verbs or that < 1 or sheet.marks[that] != "q":
            return None
        for chunk in self._found.get(sheet.places[that], ()):
            before = sheet.verbs.get(chunk.head - 1) if chunk.last == that and chunk.slot == "to" else None
            if before is not None and before.lemma in verbs:
                return chunk.actors
        return None

    def _taken_up(self, verb: VerbAt) -> tuple[str, ...] | None:
        """Whom an English "it" or "they" before a verb takes up: who speaks, else the subject of the sentence.

        None where no such pronoun stands there.
        """
        sheet = self._sheet
        pronouns = sheet.lex.settings.get("subject_pronouns", ())
        if not pronouns:
            return None
        first = sheet.parts[verb.first].first
        at = verb.first - 1
        while at > first and at > verb.first - _PRONOUN and sheet.text.tokens[at].form not in pronouns:
            if sheet.marks[at] in ".,pqr":
                return None
            at -= 1
        if at < first or sheet.text.tokens[at].form not in pronouns:
            return None
        bare = [c for c in self._found.get(sheet.places[at], ()) if c.first < at and c.slot == "bare" and not c.place]
        things = [c for c in bare if not c.dep and not c.person]
        speaker = self._speaker_at(at)
        if speaker and sheet.text.tokens[at].form == "they" and self._actors[speaker].kind in _ONES:
            # What "they" signed, their speaker did not sign alone.
            return next((c.actors for c in reversed(bare) if len(c.actors) > 1), ())
        lead = next((c for c in bare if speaker in c.actors), None) if speaker else (things[0] if things else None)
        if lead is None:
            return (speaker,) if speaker else self._lead_before(at)
        run = [lead]
        for chunk in bare[bare.index(lead) + 1 :] if sheet.text.tokens[at].form != "it" else ():
            if not joined(sheet, run[-1], chunk):
                break
            run.append(chunk)
        taken = tuple(dict.fromkeys(a for c in run for a in c.actors))
        several = len(taken) > 1 or sheet.marks[run[-1].last : run[-1].last + 1] == "c"
        # One state is no "they".
        return taken if several or speaker or sheet.text.tokens[at].form == "it" else ()

    def _lead_before(self, at: int) -> tuple[str, ...] | None:
        """The state or body that begins the sentence before an English "it" ("X said ... On Tuesday it summoned").

        Before "they" at the head of its sentence the parties that begin it, if they are several.
        """
        sheet, place = self._sheet, self._sheet.places[at] - 1
        if place < 0:
            return None
        first = sheet.text.sentences[place].first
        opening = [c for c in self._found.get(place, ()) if c.first - first < _OPENING and c.slot == "bare"]
        if sheet.text.tokens[at].form != "it":
            return self._several_before(at) if at == sheet.parts[at].first else None
        return next((c.actors for c in opening if not (c.place or c.dep or c.person)), None)

    def _several_before(self, at: int) -> tuple[str, ...] | None:
        """The parties that are the subject of the sentence before an English "they", if they are several."""
        sheet, place = self._sheet, self._sheet.places[at] - 1
        part = sheet.text.sentences[place]
        verb = sheet.marks.find("v", part.first, part.last)
        named = [c for c in self._found.get(place, ()) if c.first < verb and c.slot == "bare"]
        if not named or named[0].place or named[0].dep:
            return None
        run = [named[0]]
        for chunk in named[1:]:
            between = sheet.marks[run[-1].last : chunk.head]
            if between != "," and not joined(sheet, run[-1], chunk):
                break
            run.append(chunk)
        several = tuple(dict.fromkeys(a for c in run for a in c.actors))
        # "X and its allies"
        more = sheet.marks[run[-1].last : run[-1].last + 1] == "c"
        return several if more or len(several) > 1 else None

    def _thing(self, cue: Cue, verb: VerbAt) -> bool:
        """Whether the noun before a verb is its subject or its object, and no party inherits the deed.

        Arabic: "that the accord will help"; English: "the lifting of sanctions imposed since the withdrawal".
        """
        sheet, before = self._sheet, verb.first - 1
        if before < 1 or sheet.marks[before] != " ":
            return self._of_noun(verb)
        known = sheet.sets.get(before, frozenset())
        if sheet.lex.order == "vso":
            thing = bool(known & {"paper", "measure"}) and not known & {"role", "thin", "pair"}
            return thing and "says" in sheet.sets.get(before - 1, ())
        needs = cue.trigger.needs if cue.trigger is not None else frozenset()
        return sheet.lex.order == "svo" and verb.form.tense == "past" and any(f"near:{name}" in needs for name in known)

    def _speaking(self, cue: Cue, where: Clause, verb: VerbAt) -> tuple[str, ...]:
        """Who speaks, and may do what the clause tells: not where a Persian one opens with "they"."""
        sheet, index = self._sheet, where.first
        while index < verb.first and sheet.marks[index] in "qcs,":
            index += 1
        others = sheet.lex.order == "sov" and "they" in sheet.sets.get(index, ())
        return () if others else self.speaker(cue)

    def _teller(self, verb: VerbAt, where: Clause) -> str:
        """The speaker of a statement whose cue is the verb; "" where there is none."""
        for _, said, statement in self._said:
            if said and said[0] < verb.last and verb.first < said[1] and statement.speaker in self._actors:
                unfit = self._sheet.lex.order == "vso" and self._unfit(verb, where, statement.speaker or "")
                return "" if unfit else statement.speaker or ""
        return ""

    def _unfit(self, verb: VerbAt, where: Clause, speaker: str) -> bool:
        """Whether an Arabic verb cannot have a party as its subject: by gender, or the party is its object."""
        near = [c for c in self._found.get(self._sheet.places[verb.first], ()) if speaker in c.actors]
        behind = [c for c in near if verb.last <= c.first < where.last and c.slot == "bare" and not c.dep]
        if any(verb.form.number in {"d", "p"} or oblique(self._sheet, c) for c in behind):
            return True
        before = [c for c in near if c.first < where.last]
        return bool(before) and not any(agrees(self._sheet, verb, c) for c in before)

    def _single(self, who: tuple[str, ...]) -> bool:
        """Whether a subject is one person."""
        return len(who) == 1 and who[0] in self._actors and self._actors[who[0]].kind == "person"

    def _resumed(self, verb: VerbAt, where: Clause) -> int:
        """Where the words end in which a Persian clause has its subject, or -1.

        "A did, which B called ... and condemned": in the clause before it. "A said X was enough, B could not accept":
        before the verb that governs it.
        """
        sheet, first = self._sheet, where.first
        if sheet.lex.order != "sov":
            return -1
        if sheet.marks[first] == "c":
            return first
        governed = verb.form.tense == "subjunctive" and first > 0 and sheet.marks[first - 1] == "v"
        return sheet.verbs[first - 1].first if governed else -1

    def _joined_to(self, earlier: list[Chunk], start: int) -> list[Chunk]:
        """Phrases of the nearest clause before ``start`` that has any; clauses are told apart by their verbs."""
        marks = self._sheet.marks
        last = earlier[-1] if earlier else None
        if last is None or marks.find("v", last.last, max(0, start - 2)) >= 0:
            return earlier
        low = last.first
        while low > earlier[0].first and marks[low] not in "vq.":
            low -= 1
        return [chunk for chunk in earlier if chunk.first >= low]

    def concerned(self, who: tuple[str, ...], where: Clause, found: Sequence[Chunk]) -> tuple[str, ...]:
        """The first other state in the clause that a promise, demand or threat governs."""
        own = {self._actors[i].country for i in who if i in self._actors}
        for chunk in found:
            if not where.comp <= chunk.first < where.end or chunk.place:
                continue
            if chunk.slot in {"with", "between"} and self._bordering(chunk.head - 2):
                continue
            if "fought" in self._sheet.sets.get(chunk.first - 1, ()):
                # "pledged to work with X in the fight against a group": it is not the group that is promised anything.
                continue
            others = tuple(a for a in chunk.actors if a not in who and self._actors[a].country not in own)
            if others:
                run = list(others)
                for after in found[found.index(chunk) + 1 :]:
                    between = self._sheet.marks[chunk.last : after.head]
                    listing = bool(between) and not between.strip("c,s")
                    if not (listing or joined(self._sheet, chunk, after)) or len(run) > 3:
                        break
                    run += [a for a in after.actors if a not in run]
                return tuple(run)
        return ()

    def object_pronoun(self, cue: Cue, who: tuple[str, ...], found: Sequence[Chunk]) -> tuple[str, ...]:
        """Whom an English pronoun right behind a verb takes up: the party named last that is not its doer.

        "Cut ties with X, accusing it of"; "it" is no person, "him" is one.
        """
        sheet = self._sheet
        form = sheet.text.tokens[cue.end].form if sheet.lex.order == "svo" and cue.end < len(sheet.marks) else ""
        directed = cue.verb is not None and cue.trigger is not None and frame(cue.trigger.frame).recipient
        if form not in {"it", "them", "him", "her"} or not who or not directed:
            return ()
        own = {self._actors[i].country for i in who if i in self._actors}
        low = sheet.parts[cue.first].first
        for chunk in reversed([c for c in found if low <= c.first < cue.first and not c.place and not c.dep]):
            if (form in {"it", "them"} and chunk.person) or (form in {"him", "her"} and not chunk.person):
                continue
            return tuple(a for a in chunk.actors if a not in who and self._actors[a].country not in own)
        return ()

    def owner(self, cue: Cue, found: Sequence[Chunk]) -> tuple[str, ...]:
        """The person whom "his" or "her" right before an English noun takes up: named last in the sentence."""
        sheet = self._sheet
        if sheet.lex.order != "svo" or sheet.text.tokens[cue.first - 1].form not in {"his", "her"}:
            return ()
        low = sheet.parts[cue.first].first
        return next((c.actors for c in reversed(found) if c.person and low <= c.first < cue.first), ())

    def _bordering(self, index: int) -> bool:
        """Whether a phrase only tells where: "the crisis on its border with X"."""
        sheet = self._sheet
        if "channel_word" not in sheet.sets.get(index, ()):
            return False
        stop = next((i for i in range(index, max(0, index - _OPENING), -1) if sheet.marks[i] != " "), -1)
        return sheet.slots.get(stop) in {"on", "in"}

    def _of_noun(self, verb: VerbAt) -> bool:
        """Whether an Arabic relative clause describes a noun that stands for no party ("the groups that shell X")."""
        sheet, which = self._sheet, verb.first - 1
        if sheet.lex.order != "vso" or verb.suffix or which < 1 or sheet.marks[which] != "r":
            return False
        head = which - 1 - (sheet.marks[which - 1] == ",")
        named = any(c.head <= head < c.last for c in self._found.get(sheet.places[verb.first], ()))
        return not named and not sheet.sets.get(head, frozenset()) & {"role", "thin", "closed", "pair"}

    def brought(self, cue: Cue) -> tuple[int, int] | None:
        """Tokens of the content of the statement whose cue a verb is, if its speaker stands outside of it."""
        verb = cue.verb
        if verb is None:
            return None
        for content, said, statement in self._said:
            if said and said[0] < verb.last and verb.first < said[1] and verb.last <= content[0]:
                inside = [
                    c for c in self._found.get(self._sheet.places[verb.first], ()) if statement.speaker in c.actors
                ]
                within = any(content[0] <= c.first < content[1] and c.first < verb.first for c in inside)
                return None if within or statement.speaker not in self._actors else (content[0], content[1])
        return None

    def done_by(self, who: tuple[str, ...], where: Clause, found: Sequence[Chunk]) -> tuple[str, ...]:
        """Who did what an Arabic clause is about, told in a relative one behind it ("the raid that X launched")."""
        marks, at = self._sheet.marks, where.last
        verb = self._sheet.verbs.get(at + 1) if at < len(marks) and marks[at] == "r" else None
        if verb is None or not verb.suffix:
            return ()
        own = {self._actors[i].country for i in who if i in self._actors}
        for chunk in found:
            if 0 <= chunk.head - verb.last <= 1 and chunk.slot == "bare" and not chunk.place:
                run = [chunk]
                for after in found[found.index(chunk) + 1 :]:
                    if not joined(self._sheet, run[-1], after):
                        break
                    run.append(after)
                listed = dict.fromkeys(a for c in run for a in c.actors)
                return tuple(a for a in listed if a not in who and self._actors[a].country not in own)
        return ()

    def conditioned(self, cue: Cue, who: tuple[str, ...], found: Sequence[Chunk]) -> tuple[str, ...]:
        """Whose deed the condition names, in the same words: "if X acts, I will help him"."""
        sentence = self._sheet.parts[cue.first]
        own = {self._actors[i].country for i in who if i in self._actors}
        low = next((i for i in range(sentence.first, sentence.last) if self._sheet.marks[i] == "i"), sentence.last)
        for chunk in found:
            named = low < chunk.first < sentence.last and chunk.slot == "bare" and not chunk.place and not chunk.dep
            if named and self._actors[chunk.actors[0]].country not in own:
                return chunk.actors
        return ()

    def main_subject(self, cue: Cue, where: Clause, found: Sequence[Chunk]) -> tuple[str, ...]:
        """Subject of the sentence's main verb, for a noun told beside it."""
        sheet = self._sheet
        sentence = sheet.parts[cue.first]
        verbs = [v for v in range(sentence.first, sentence.last) if sheet.marks[v] == "v"]
        holder = ""
        for content, said, statement in self._said:
            told = said and sentence.first <= said[0] < sentence.last and statement.speaker in self._actors
            if sheet.lex.order == "vso" and statement.act == "report":
                # An outlet takes no part in what it reports.
                continue
            if said and sheet.lex.order == "vso" and not told and content[0] <= cue.first < content[1]:
                # Whoever speaks has no name, and nobody else in the sentence does it.
                return ()
            if told and content[0] <= cue.first < content[1] and sheet.lex.order == "vso":
                # "the palace said that X made clear its commitment": it is X's.
                own = [c for c in found if content[0] <= c.head <= c.first < cue.first and c.slot == "bare"]
                theirs = sheet.text.tokens[cue.last - 1].form.endswith(sheet.lex.settings["possessed"])
                if own and theirs and not (own[0].dep or own[0].place) and own[0].head == content[0]:
                    return own[0].actors
                holder = statement.speaker or ""
            elif said and told and not content[0] <= cue.first < content[1] and not (holder and cue.first < said[0]):
                return (statement.speaker,) if statement.speaker else ()
        if holder:
            # "X announced sanctions, and Y said": X decrees them.
            return self._both(cue, holder, found)
        low = where.first if sheet.lex.order == "sov" else sentence.first
        bare = [
            c
            for c in found
            if low <= c.first < sentence.last and c.slot == "bare" and not c.dep and not c.place and c.first != cue.last
        ]
        if sheet.lex.order == "svo" and (near := _governing_subject(sheet, cue, bare, verbs)):
            return near
        behind = [c for c in bare if verbs and sheet.lex.order == "svo" and cue.end <= c.first < verbs[0]]
        if behind:
            # "in a call with X, Y thanked Z": Y called.
            bare = behind
        elif sheet.lex.order != "sov" and verbs:
            bare = [c for c in bare if c.first < cue.first or c.first > verbs[0]]
        if not bare:
            return ()
        # "A and B ... announced their refusal": both refuse.
        dual = cue.suffix in sheet.lex.settings.get("_both", ())
        run = bare[: 2 if dual else 1]
        for chunk in bare[1:] if sheet.lex.order != "sov" and not dual else ():
            if not joined(sheet, run[-1], chunk):
                break
            run.append(chunk)
        return tuple(dict.fromkeys(a for c in run for a in c.actors))

    def _both(self, cue: Cue, holder: str, found: Sequence[Chunk]) -> tuple[str, ...]:
        """Who speaks, with the one "and" joins to him where an Arabic noun is that of two ("their commitment")."""
        sheet = self._sheet
        forms = sheet.lex.settings.get("_both", frozenset())
        if not sheet.text.tokens[cue.last - 1].form.endswith(tuple(forms) or ("\0",)):
            return (holder,)
        for one, two in pairwise(c for c in found if c.first < cue.first and c.slot in {"bare", "and"}):
            if holder in one.actors and joined(sheet, one, two):
                return (*one.actors, *two.actors)
        return next((c.actors for c in found if holder in c.actors and len(c.actors) > 1), (holder,))

    def hosted(
        self, who: tuple[str, ...], whom: tuple[str, ...], where: Clause, found: Sequence[Chunk], cue: Cue
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The state of the place visited, struck or supplied is the host."""
        if cue.trigger is None or (whom and (cue.verb is not None or cue.trigger.frame not in JOURNEYS)):
            return who, whom
        slots = frame(cue.trigger.frame).place
        inside = [
            c
            for c in found
            if where.first <= c.first < max(where.last, cue.end)
            and (c.first >= cue.first or cue.verb is not None or self._sheet.lex.order != "vso")
            and c.actors[0] not in who
            and c.slot in slots
            and (c.place or (c.slot != "bare" and self._actors[c.actors[0]].kind in STATES))
        ]
        if whom:
            # "on a visit to a town he told X": the town is the goal, not X.
            near = [c for c in found if c.slot == "to" and 0 <= c.head - self._owned(cue, c, found) <= _GOAL]
            if not near:
                return who, whom if self._visited(cue, whom, found) else ()
            inside = [c for c in inside if c.place and c in near]
        for chunk in sorted(inside, key=lambda c: slots.index(c.slot)):
            actor = self._actors[chunk.actors[0]]
            host = self._governments().get(actor.country or "") if chunk.place else actor.id
            if host and host not in who:
                return who, (host,)
        return who, whom

    def _visited(self, cue: Cue, whom: tuple[str, ...], found: Sequence[Chunk]) -> bool:
        """Whether a state stands bare behind an Arabic noun and its owner ("the visit of X (to) Y")."""
        sheet = self._sheet
        return sheet.lex.order == "vso" and any(
            c.slot == "bare" and c.first >= cue.last and self._actors[c.actors[0]].kind in STATES
            for c in found
            if c.actors[0] in whom and not sheet.crosses(".,qrvpc", cue.last, c.head)
        )

    def _owned(self, cue: Cue, goal: Chunk, found: Sequence[Chunk]) -> int:
        """Index behind a noun and, in Persian, its owner: the goal comes after him ("the visit of X to Y")."""
        if self._sheet.lex.order != "sov":
            return cue.last
        return max((c.last for c in found if cue.last <= c.first < goal.first and c.slot == "gen"), default=cue.last)

    def offered(
        self, cue: Cue, where: Clause, who: tuple[str, ...], found: Sequence[Chunk]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of a willingness only the willing is actor; whom it is offered to is recipient."""
        marked = [
            c
            for c in found
            if where.first <= c.first < where.last
            and (
                (c.slot in {"with", "to", "between"} and (self._sheet.lex.order != "vso" or c.first > cue.first))
                or (c.slot == "gen" and c.of == cue.first)
                or (c.slot == "bare" and self._sheet.lex.order != "sov" and c.first >= cue.end)
            )
            and not (self._sheet.lex.order == "svo" and c.last == where.last and self._sheet.marks[c.head - 1] == ",")
            and not c.place
        ]
        other = tuple(dict.fromkeys(a for c in marked for a in c.actors))
        rest = tuple(a for a in who if a not in other)
        return (rest, other) if rest else (who, ())
