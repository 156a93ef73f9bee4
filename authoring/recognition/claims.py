"""Claims: what each heading, item and passage says of each part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from authoring.named import NamedTuple
from authoring.recognition.headings import named_parts
from authoring.recognition.result import Evidence, State
from authoring.recognition.vocabulary import mask, mask_clauses, vocabulary
from authoring.standard.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.recognition.skeleton import Item, Main, Skeleton
    from authoring.standard.parts import PartKey

_CLAUSES = pattern(r"[^。;\n]*[。;\n]?")
_YEAR = pattern(r"20\d\d")
_FIGURE = pattern(r"(?<!\d)\d{1,4}(?![\d年])")


class Claim(NamedTuple):
    """One reason to give a part a state; ``blocks`` are what would make up the part."""

    part: PartKey
    state: State
    confidence: float
    evidence: Evidence
    blocks: tuple[int, ...] = ()
    is_heading: bool = False


def heading_claims(draft: Skeleton, year: int | None, variants: Mapping[PartKey, frozenset[str]]) -> Iterator[Claim]:
    """Claims of the main headings, and of the headings and leads below them."""
    for main in draft.mains:
        parts, confidence = main_parts(draft, main, year, variants)
        yield from _main_claims(draft, main, parts, confidence)
        for item in main.items:
            yield from _item_claims(draft, item, main, parts)


def main_parts(
    draft: Skeleton, main: Main, year: int | None, variants: Mapping[PartKey, frozenset[str]]
) -> tuple[frozenset[PartKey], float]:
    """The parts a main heading stands for, and how sure; a thematic heading stands for measures."""
    for key, wordings in variants.items():
        if main.title in wordings:
            return frozenset({key}), 0.97
    named = named_parts(main.title)
    if named.parts == {"duties"} and _one_theme_of_several(draft, main):
        return frozenset({"measures"}), 0.85
    later = year is not None and any(int(y) == year + 1 for y in _YEAR.findall(main.title))
    back = named.certain and vocabulary().cues["looks_back"].search(main.title)
    if later and named.parts <= {"measures"} and not back:
        return frozenset({"plan"}), 0.9
    if named.parts <= {"measures"} and (borne_out := _borne_out(draft, main)):
        both = borne_out == "problems" and main is draft.mains[-1] and _turns_ahead(draft, main, year)
        return frozenset({borne_out, "plan"} if both else {borne_out}), 0.8
    if not named.parts and main is draft.mains[-1] and _opens_ahead(draft, main, year):
        return frozenset({"plan"}), 0.8
    if named.parts:
        return named.parts, 0.85 if named.typo else 0.97 if named.certain else 0.9
    if vocabulary().neither.search(main.title):
        return frozenset(), 0.8
    return frozenset({"measures"}), 0.85


def _one_theme_of_several(draft: Skeleton, main: Main) -> bool:
    """Whether a heading begins with another theme (坚持党建引领，压实第一责任) and some items are on that, some on the
    duties."""
    if not main.items or not vocabulary().cues["other_theme"].search(main.title.partition(",")[0]):
        return False
    before = draft.text(main).partition(draft.folded[main.items[0].block][main.items[0].start :])[0]
    if _speaks_of_duties(before):
        return False  # whoever the section is about was named before its items
    items = [_names_duties(item.title) or _speaks_of_duties(item.text) for item in main.items]
    return any(items) and not all(items)


def _names_duties(title: str) -> bool:
    return "duties" in named_parts(title).parts


def _speaks_of_duties(text: str) -> bool:
    cues = vocabulary().cues
    return bool(cues["duty_word"].search(text) or cues["post"].search(text))


def _borne_out(draft: Skeleton, main: Main) -> PartKey | None:
    """The part that a thematic heading only hints at (压实领导责任, 补齐短板弱项) where the text below is that part."""
    headings, limits = vocabulary().headings, vocabulary().limits
    below = {part for item in main.items if item.is_heading for part in named_parts(item.title).parts}
    parts: tuple[PartKey, ...] = ("duties", "problems")
    hinted = [key for key in parts if key not in below and headings[key].loose.search(main.title)]
    text = draft.text(main) if hinted else ""
    if "duties" in hinted and duty_acts(text) >= limits["duty_acts"]:
        return "duties"
    return "problems" if "problems" in hinted and _owns_to_problems(text) else None


def _opens_ahead(draft: Skeleton, main: Main, year: int | None) -> bool:
    """Whether the text below a heading that says nothing (谋长远，明方向) begins with the coming year or 下一步."""
    text = draft.text(main)
    return text.startswith(f"{year + 1}年" if year else "\0") or bool(vocabulary().cues["lead_future"].search(text))


def _turns_ahead(draft: Skeleton, main: Main, year: int | None) -> bool:
    """Whether a later paragraph of a section begins with the coming year or 下一步, and says what will be done."""
    for block in main.blocks[1:]:
        text = draft.folded[block]
        if (year and text.startswith(f"{year + 1}年")) or vocabulary().cues["lead_future"].search(text):
            return len(text) >= vocabulary().limits["future_total"]
    return False


def _owns_to_problems(text: str) -> bool:
    """Whether a text says that problems remain, and tells more of them than were solved."""
    cues = vocabulary().cues
    remain = mask(cues["solved"], text)
    owned = cues["lead_problem"].search(text) or cues["problem_sentence"].search(remain)
    gaps = len(cues["deficiency"].findall(remain))
    return bool(owned) and gaps >= vocabulary().limits["problem_gaps"] and gaps > len(cues["solved"].findall(text))


def _main_claims(draft: Skeleton, main: Main, parts: frozenset[PartKey], confidence: float) -> Iterator[Claim]:
    required = parts - {"other"}
    state: State = "merged" if len(required) > 1 else "own"
    evidence = _heading_evidence(draft, main)
    for part in parts:
        own = _own_blocks(main, part) if state == "merged" else main.blocks
        yield Claim(part, state, confidence, evidence, own, is_heading=True)


def _own_blocks(main: Main, part: PartKey) -> tuple[int, ...]:
    """The blocks of a merged section that sub-headings give to this part; where none does, what they leave."""
    own: list[int] = []
    others: set[int] = set()
    for item in main.items:
        named = named_parts(item.title).parts if item.is_heading else frozenset()
        if part in named:
            own += _range(main, item)
        elif named:
            others.update(_range(main, item))
    return tuple(own) or tuple(index for index in main.blocks if index not in others)


def _range(main: Main, item: Item) -> tuple[int, ...]:
    return main.blocks[bisect_left(main.blocks, item.block) : bisect_right(main.blocks, item.last)]


def _item_claims(draft: Skeleton, item: Item, main: Main, named: frozenset[PartKey]) -> Iterator[Claim]:
    if len(item.title) > vocabulary().limits["lead"] and not item.is_heading:
        return
    parts = named_parts(item.title).parts
    loose = vocabulary().headings["duties"].loose
    if hinted := item.is_heading and "duties" not in parts and loose.search(item.title) is not None:
        parts |= {"duties"}
    for part in parts - named - {"measures"}:
        state = _item_state(part, item, named)
        if state == "missing":
            continue
        evidence = Evidence(item.block, item.start, item.end, draft.folded[item.block][item.start : item.end])
        blocks = _range(main, item) if state == "inside" else ()
        confidence = 0.65 if hinted and part == "duties" else 0.9 if item.is_heading else 0.8
        yield Claim(part, state, confidence, evidence, blocks, is_heading=item.is_heading)


def _item_state(part: PartKey, item: Item, main: frozenset[PartKey]) -> State:
    """Whether a sub-heading or lead that names a part keeps its word."""
    match part:
        case "duties":
            state = _duties_item(item)
            return "mentioned" if state == "inside" and _is_intent(item, main) else state
        case "problems":
            return _problems_item(item, main)
        case "plan":
            return _plan_item(item, main)
        case _:
            return "inside" if item.is_heading else "missing"


def _is_intent(item: Item, main: frozenset[PartKey]) -> bool:
    """Whether an item of the plan says what the head is going to do (压实第一责任人职责), not how it was done."""
    return "plan" in main and not vocabulary().cues["looks_back"].search(item.title)


def _duties_item(item: Item) -> State:
    """A heading or lead that names the duties needs no more than a deed of the head's; one that only hints at them
    (压实领导责任) needs several, unless its text names them."""
    words, cues, limits = vocabulary().headings["duties"], vocabulary().cues, vocabulary().limits
    if not item.is_heading and not cues["duty_word"].search(item.title):
        return "missing"
    text = item.title + item.text
    own = own_duty_text(mask(cues["regulation"], text))
    told = len(item.text) >= limits["duty_passage"] // 2 and cues["act"].search(own) and cues["leader"].search(own)
    if words.search(item.title):
        return "inside" if told else "mentioned"
    named = told and cues["duty_word"].search(mask(cues["duty_formula"], own))
    return "inside" if named or duty_acts(text) >= limits["duty_acts"] else "missing"


def duty_acts(text: str) -> int:
    """How much the bureau's own head is said to have done, set formulas (四个亲自, 任组长) apart; 0 where no head is
    named."""
    cues = vocabulary().cues
    own = own_duty_text(mask(cues["duty_formula"], text))
    return weight_of_acts(own) if cues["leader"].search(own) else 0


def weight_of_acts(text: str) -> int:
    """How many sorts of acts a text tells of (meetings, hearings, cases pushed, study …), and one more for figures;
    several words for one meeting (召开专题会议研究) are one."""
    sorts = {match.lastgroup for match in vocabulary().cues["act"].finditer(text)}
    return len(sorts) + bool(sorts and _FIGURE.search(text))


def own_duty_text(text: str) -> str:
    """``text`` without what urges others to do their duty, or speaks of safety at work."""
    return "".join(map(_without_urging, _CLAUSES.findall(without_other_duties(text))))


def without_other_duties(text: str) -> str:
    """``text`` with each clause on the duty for safety at work, or on the head of an enterprise, blotted out; a clause
    whose subject is the bureau's own head may tell of such a one (约谈企业负责人) and stays."""
    cues = vocabulary().cues
    return mask_clauses(cues["outside_head"], mask_clauses(cues["safety_duty"], text), unless=cues["post"])


def _without_urging(sentence: str) -> str:
    """A sentence without the clause on others, if it begins with the bureau's own head as its subject; else ""."""
    urged = vocabulary().cues["others_urged"].search(sentence)
    if not urged:
        return sentence
    before = sentence[: urged.start()]
    return before + sentence[urged.end() :].partition(",")[2] if vocabulary().cues["post"].search(before) else ""


def _problems_item(item: Item, main: frozenset[PartKey]) -> State:
    """A sub-heading is taken at its word unless its text tells of as many problems solved; a lead must own to some."""
    if "problems" in main:
        return "missing"
    cues = vocabulary().cues
    gaps, solved = len(cues["deficiency"].findall(item.text)), len(cues["solved"].findall(item.text))
    if item.is_heading:
        return "inside" if gaps > solved or not solved else "missing"
    if not gaps or len(item.text) < vocabulary().limits["passage"]:
        return "mentioned" if gaps else "missing"
    return "inside" if gaps > solved else "missing"


def _plan_item(item: Item, main: frozenset[PartKey]) -> State:
    cues, words = vocabulary().cues, vocabulary().headings["plan"]
    leads = cues["lead_future"].search(item.title) or words.search(item.title)
    if not leads:
        return "missing"
    future = cues["future"].search(item.title + item.text) or main & {"problems"}
    if not future:
        return "missing"
    return "inside" if len(item.text) >= vocabulary().limits["passage"] // 2 else "mentioned"


def _heading_evidence(draft: Skeleton, main: Main) -> Evidence:
    heading = draft.folded[main.block][: main.head].rstrip("。 ")
    return Evidence(main.block, 0, len(heading), heading)


def best(claims: list[Claim]) -> Claim | None:
    """The strongest claim: by state first, then by confidence; ties go to the first in the draft."""
    order: dict[State, int] = {"own": 0, "merged": 1, "inside": 2, "mentioned": 3, "missing": 4}
    return min(claims, key=lambda claim: (order[claim.state], -claim.confidence), default=None)
