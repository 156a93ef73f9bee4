from __future__ import annotations

import pickle
import typing

import pytest

from authoring.named import NamedTuple


class Spot(NamedTuple):
    """Where something is."""

    line: int
    column: int = 1
    words: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The place in words."""
        return f"{self.line}:{self.column}"

    def below(self, lines: int) -> Spot:
        return self._replace(line=self.line + lines)


class Known(typing.NamedTuple):
    """Where something is."""

    line: int
    column: int = 1
    words: tuple[str, ...] = ()


def test_it_is_what_typing_makes():
    ours, theirs = Spot(3, words=("a",)), Known(3, words=("a",))
    assert ours == theirs == (3, 1, ("a",))
    assert (Spot._fields, Spot._field_defaults) == (Known._fields, Known._field_defaults)
    assert ours._asdict() == theirs._asdict()
    assert repr(ours) == repr(theirs).replace("Known", "Spot")
    assert Spot.__doc__ == Known.__doc__
    assert Spot.__module__ == __name__
    assert Spot.__annotations__["column"] == "int"
    assert typing.get_type_hints(Spot)["words"] == tuple[str, ...]


def test_methods_and_properties_belong_to_the_class():
    assert Spot(3, 4).shown == "3:4"
    assert Spot(3, 4).below(2) == Spot(5, 4)
    assert isinstance(Spot(1).below(1), Spot)


def test_what_is_missing_or_too_much_is_told():
    with pytest.raises(TypeError, match="line"):
        Spot()
    with pytest.raises(TypeError, match="what"):
        Spot(1, what=2)


def test_it_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(Spot(3, 4))) == Spot(3, 4)


def test_what_does_not_fit_is_refused_as_there():
    for kind in (Spot, Known):
        with pytest.raises(ValueError, match=r"unexpected field names: \['what'\]"):
            kind(1)._replace(what=2)
        with pytest.raises(TypeError, match="Expected 3 arguments, got 1"):
            kind._make([1])


def test_it_is_matched_and_derived_from_as_a_class():
    class Wide(Spot):
        """A spot with more to say."""

        def below(self, lines: int) -> Spot:
            return super().below(lines * 2)

    match Wide(3, 4):
        case Spot(line, column):
            assert (line, column) == (3, 4)
    assert Wide(3).below(2).line == 7
    assert not hasattr(Spot(1), "__dict__")
