"""Named tuples whose classes are made quickly.

A command makes a hundred of them before it does anything. :class:`typing.NamedTuple` looks at each annotation of each,
which type checkers do for us, and compiles a constructor for each; here one is compiled for each number of fields, and
the names are put in. All else is as there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from _collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    _GLOBALS = {"_new": tuple.__new__, "__builtins__": {}}

    @cache
    def _constructor(count):
        names = ", ".join(f"_{number}" for number in range(count))
        return eval(f"lambda _cls, {names}: _new(_cls, ({names},))", _GLOBALS).__code__

    @cache
    def _getter(number):
        return _tuplegetter(number, f"Alias for field number {number}")

    class _Maker(type):
        """Makes a tuple class of what stands in the body of a class derived from :class:`NamedTuple`."""

        def __new__(cls, name, bases, body):
            if tuple in bases or NamedTuple not in bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = {field: body.pop(field) for field in fields if field in body}
            code = _constructor(len(fields)).replace(co_varnames=("_cls", *fields), co_name="__new__")
            body |= {field: _getter(number) for number, field in enumerate(fields)}
            body |= {
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "__new__": FunctionType(code, _GLOBALS, "__new__", tuple(defaults.values())),
            }
            return super().__new__(cls, name, bases, body)

    class NamedTuple(tuple, metaclass=_Maker):
        """The base to derive from, as from :class:`typing.NamedTuple`."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        __replace__ = _replace

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            shown = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)


__all__ = ["NamedTuple"]
