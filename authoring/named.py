"""Named tuples whose classes are made quickly.

A command makes a hundred of them before it does anything, and :class:`typing.NamedTuple` looks at each annotation of
each; type checkers read the annotations themselves, so here nobody does. All else is as there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Maker(type):
        """Makes a tuple class of what stands in the body of a class derived from :class:`NamedTuple`."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body["__annotations__"]
            defaults = [body.pop(field) for field in tuple(fields) if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """The base to derive from, as from :class:`typing.NamedTuple`."""


__all__ = ["NamedTuple"]
