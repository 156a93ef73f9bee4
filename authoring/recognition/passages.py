"""Parts without a heading: passages of running text, and mere mentions."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.recognition.claims import Claim, own_duty_text, weight_of_acts, without_other_duties
from authoring.recognition.headings import named_parts
from authoring.recognition.result import Evidence
from authoring.recognition.vocabulary import mask, vocabulary
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from authoring.recognition.result import State
    from authoring.recognition.skeleton import Skeleton
    from authoring.standard.parts import PartKey

_SENTENCE = pattern(r"[^。!?\n]+[。!?\n]?")
_ITEM = pattern(
    r"^\s*(?:[一二三四五六七八九十]{1,3}是|[(][一二三四五六七八九十\d]{1,3}[)]|第?[一二三四五六七八九十]{1,2}[、方]|\d{1,2}[.、])"
)
_DATE = pattern(r"20\d\d年\d{1,2}月\d{1,2}日?\s*$")
_DIGIT = pattern(r"\d")
_NUMBERS_OF_NAMES = pattern(r"20\d\d年?|党的[^,。]*|[一二三]个?[^,。]{0,4}全会")  # they say nothing of what is planned
_LISTED = 2  # semicolons, or deficiencies, that make a list
_SUBJECT = 40  # characters in which the subject of a sentence is named
_NEAR = 120  # characters of a clause in which the coming year is looked for


class Sentence(NamedTuple):
    """Characters ``start:end`` of a block's folded text."""

    block: int
    start: int
    end: int
    text: str

    def evidence(self) -> Evidence:
        """The sentence's first words as evidence."""
        stop = min(self.end, self.start + 40)
        return Evidence(self.block, self.start, stop, self.text[: stop - self.start])


Passage = list[Sentence]


def passage_claims(draft: Skeleton, part: PartKey, year: int | None) -> Iterator[Claim]:
    """Claims of running text for a part that no heading names."""
    match part:
        case "plan":
            claims = list(_claims(draft, part, lambda block: _plan_passage(draft, block, year), _plan_state))
            yield from claims or _last_vow(draft)
        case "problems":
            claims = list(_claims(draft, part, lambda block: _problem_passage(draft, block), _problem_state))
            yield from claims or _problem_asides(draft)
        case "duties":
            yield from _claims(draft, part, lambda block: _duty_passage(draft, block), _duties_done(draft))
        case "measures":
            yield from _measure_claims(draft)
        case "other":
            yield from _claims(draft, part, lambda block: _other_passage(draft, block), _other_state)


def sentences(draft: Skeleton, block: int) -> Passage:
    """The sentences of a block."""
    text = draft.folded[block]
    return [Sentence(block, m.start(), m.end(), m[0]) for m in _SENTENCE.finditer(text) if m[0].strip()]


def _claims(
    draft: Skeleton, part: PartKey, find: Callable[[int], Passage], judge: Callable[[Passage], State]
) -> Iterator[Claim]:
    """One claim for all passages of a part together."""
    found = [passage for block in draft.text_blocks() if (passage := find(block))]
    if not found:
        return
    whole = [sentence for passage in found for sentence in passage]
    state = judge(whole)
    if state == "missing":
        return
    blocks = tuple(sorted({sentence.block for sentence in whole})) if state == "inside" else ()
    evidence = _duty_words(whole) if part == "duties" else None
    yield Claim(part, state, 0.75 if state == "inside" else 0.8, evidence or whole[0].evidence(), blocks)


def _text(passage: Passage) -> str:
    return "".join(sentence.text for sentence in passage)


def _plan_passage(draft: Skeleton, block: int, year: int | None) -> Passage:
    """Sentences from the first that looks ahead to the block's end, or to one that looks back."""
    cues = vocabulary().cues
    lead = cues["lead_future"]
    passage: Passage = []
    for sentence in sentences(draft, block):
        item = _ITEM.sub("", sentence.text).lstrip()
        text = cues["plan_prefix"].sub("", item)  # also takes 下步打算: away, which looks ahead itself
        ahead = bool(lead.search(item) or lead.search(text)) or _next_year(text, year) or "在今后的工作中" in text
        if ahead or (passage and not cues["done"].search(sentence.text)):
            passage.append(sentence)
        elif not ahead and (later := _ahead_clause(sentence, year)):
            passage.append(later)
    return passage


def _ahead_clause(sentence: Sentence, year: int | None) -> Sentence | None:
    """The part of a sentence from "改进措施:2025年…" on."""
    for match in vocabulary().cues["plan_label"].finditer(sentence.text):
        at = match.end()
        begins = sentence.text[at : at + _NEAR]
        if _next_year(begins, year) or vocabulary().cues["lead_future"].search(begins):
            return Sentence(sentence.block, sentence.start + at, sentence.end, sentence.text[at:])
    return None


def _next_year(text: str, year: int | None) -> bool:
    """Whether the text begins with the coming year, or soon names it and says what will be done."""
    if year is None or _DATE.match(text):
        return False
    at = text.find(f"{year + 1}年", 0, _SUBJECT)
    return at == 0 or (at > 0 and vocabulary().cues["will"].search(text) is not None)


def _plan_state(passage: Passage) -> State:
    """inside: enough is said of what is to be done; a single sentence that only vows is a mention."""
    text, cues, limits = _text(passage), vocabulary().cues, vocabulary().limits
    tasks = cues["tasks"].search(_NUMBERS_OF_NAMES.sub("", text))
    vows = cues["vow"].search(text)
    least = limits["passage_of_items"] if tasks and not vows else limits["future_total"]
    if len(text) < least and text.count(";") < _LISTED:
        return "mentioned"
    return "mentioned" if vows and not tasks and len(passage) == 1 else "inside"


def _problem_passage(draft: Skeleton, block: int) -> Passage:
    """Sentences from the first that owns to a problem on; after words like 也应看到 all that follow, else those that
    speak of deficiencies."""
    cues = vocabulary().cues
    passage: Passage = []
    owned = False
    for sentence in sentences(draft, block):
        text = mask(cues["solved"], sentence.text)
        owns = bool(cues["lead_problem"].search(sentence.text))
        owned = owned or owns
        lacks = bool(cues["deficiency"].search(text))
        if (passage and (owned or lacks)) or (owns and lacks) or cues["problem_sentence"].search(text):
            passage.append(sentence)
    return passage


def _problem_state(passage: Passage) -> State:
    """inside: several deficiencies, told in more than a line of one block and in more than one clause."""
    cues, limits = vocabulary().cues, vocabulary().limits
    gaps = sum(len(cues["deficiency"].findall(sentence.text)) for sentence in passage)
    lengths: Counter[int] = Counter()
    for sentence in passage:
        lengths[sentence.block] += len(sentence.text)
    several = gaps >= _LISTED and (len(passage) > 1 or ";" in _text(passage) or gaps >= limits["problem_gaps"])
    least = limits["passage_of_items" if cues["listed"].search(_text(passage)) else "passage"]
    return "inside" if several and max(lengths.values()) >= least else "mentioned"


def _problem_asides(draft: Skeleton) -> Iterator[Claim]:
    """A plan that begins with 针对…的差距 touches the problems without telling them."""
    aside = vocabulary().cues["problem_aside"]
    for main in draft.mains:
        if "plan" not in named_parts(main.title).parts:
            continue
        for block in main.blocks:
            if match := aside.search(draft.folded[block]):
                evidence = Evidence(block, match.start(), match.end(), match[0])
                yield Claim("problems", "mentioned", 0.7, evidence)
                return


def _duty_passage(draft: Skeleton, block: int) -> Passage:
    """Sentences from the first on that speaks of the head's duty, or has the head as its subject, to the block's end
    or the next item."""
    cues = vocabulary().cues
    passage: Passage = []
    for sentence in sentences(draft, block):
        follows = bool(passage) and passage[-1].end == sentence.start and not _ITEM.search(sentence.text)
        subject = cues["post"].search(sentence.text[:_SUBJECT]) or _heads_group(sentence.text)
        if follows or subject or cues["duty_word"].search(without_other_duties(sentence.text)):
            passage.append(sentence)
    return passage


def _duties_done(draft: Skeleton) -> Callable[[Passage], State]:
    """How to judge duties: in the plan a head's acts are intents, and no more than a mention."""
    plans = [main for main in draft.mains if named_parts(main.title).parts == {"plan"}]
    planned = {block for main in plans for block in main.blocks}
    return lambda passage: _duty_state(passage, planned)


def _duty_state(passage: Passage, planned: set[int]) -> State:
    """inside where a block that is no plan tells of duties performed; the regulation's name, or a leading group
    under the head, is a mention."""
    cues = vocabulary().cues
    named = False
    for block, group in groupby(passage, key=lambda sentence: sentence.block):
        text = _text(list(group))
        named = named or bool(cues["duty_word"].search(without_other_duties(text))) or _heads_group(text)
        named = named or _did_something(text)
        if block not in planned and _performed(text):
            return "inside"
    return "mentioned" if named else "missing"


def _did_something(text: str) -> bool:
    """Whether a sentence has the bureau's head do one thing for the rule of law, though no duty is named."""
    cues = vocabulary().cues
    own = own_duty_text(mask(cues["duty_formula"], text))
    return any(
        cues["post"].search(one) and cues["act"].search(one) and cues["law_done"].search(one)
        for one in _SENTENCE.findall(own)
    )


def _heads_group(text: str) -> bool:
    """Whether a sentence has the bureau's head lead the group for law-based government."""
    cues = vocabulary().cues
    return any(cues["duty_group"].search(one) and cues["law_theme"].search(one) for one in _SENTENCE.findall(text))


def _performed(text: str) -> bool:
    """Whether a head, or the duty that a head has, is the subject and several acts of his or hers follow; figures after
    the duty count as one."""
    cues, limits = vocabulary().cues, vocabulary().limits
    own = own_duty_text(mask(cues["duty_formula"], mask(cues["regulation"], text)))
    duty, post = cues["duty_word"].search(own), cues["post"].search(own)
    if len(own) < limits["duty_passage"] or not (post or (duty and cues["leader"].search(own[: duty.end()]))):
        return False
    told = own[min(match.start() for match in (duty, post) if match) :]
    return weight_of_acts(told) >= limits["duty_acts"]


def _duty_words(passage: Passage) -> Evidence | None:
    """The first clause that speaks of the duty itself, rather than of the regulation or of a meeting named after it."""
    cues = vocabulary().cues
    for sentence in passage:
        text = mask(cues["regulation"], sentence.text)
        if (match := cues["duty_done"].search(text)) is not None:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            return Evidence(sentence.block, start, end, sentence.text[match.start() : match.end()])
    return None


def _other_passage(draft: Skeleton, block: int) -> Passage:
    """A block that begins with 此外，还需说明 …"""
    found = sentences(draft, block)
    return found if found and vocabulary().cues["lead_other"].search(found[0].text.lstrip()) else []


def _other_state(passage: Passage) -> State:
    return "inside" if len(_text(passage)) >= vocabulary().limits["passage"] else "mentioned"


def _last_vow(draft: Skeleton) -> Iterator[Claim]:
    """The last sentence of the report may look ahead without saying when: 全局将更加……"""
    blocks = [block for block in draft.text_blocks() if draft.folded[block].strip()]
    for sentence in sentences(draft, blocks[-1])[-1:] if blocks else []:
        if vocabulary().cues["late_vow"].search(sentence.text):
            yield Claim("plan", "mentioned", 0.7, sentence.evidence())


def _measure_claims(draft: Skeleton) -> Iterator[Claim]:
    """Unheaded measures: enough running text before or between headings that tells what was done."""
    cues = vocabulary().cues
    passage: Passage = []
    for block in draft.lead:
        text = draft.folded[block]
        if not cues["problem_sentence"].search(text) and not cues["lead_future"].search(text):
            passage += sentences(draft, block)
    if not passage:
        return
    text = _text(passage)
    long = len(text) >= vocabulary().limits["measure_passage"]
    facts = sum(bool(_DIGIT.search(clause)) for clause in re.split("[。;]", re.sub(r"20\d\d", "", text)))
    state: State = "inside" if long and facts >= 2 else "mentioned"
    blocks = tuple(sorted({sentence.block for sentence in passage})) if state == "inside" else ()
    yield Claim("measures", state, 0.7, passage[0].evidence(), blocks)
