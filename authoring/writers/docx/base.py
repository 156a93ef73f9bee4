"""An office's own base: what of page, styles and letterhead comes from its file, as the writer needs it.

While a draft is written by a base, :func:`layout` gives the base's page instead of the standard's; everything that
follows from the page by arithmetic follows from that one. So it is with the layout of a profile, which a base takes
precedence over.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Literal

from authoring.named import NamedTuple
from authoring.standard.layout import layout as standard_layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from authoring.document import Role
    from authoring.standard.layout import Layout
    from authoring.writers.docx.package import Part


class Reference(NamedTuple):
    """A header or footer of the base's page; ``type`` is default, even or first."""

    kind: Literal["header", "footer"]
    type: str
    relation: str


class HeadPart(NamedTuple):
    """A paragraph of the base's 版头: its XML, the elements that stand in it (none: a blank or a rule), its text."""

    xml: bytes
    roles: tuple[Role, ...]
    text: str


class Base(NamedTuple):
    """All that is taken from the base.

    ``layout`` is the standard's with the base's page; ``page`` the attributes of pgSz, pgMar and docGrid where the base
    has them. ``styles`` is the whole styles part, ours for what it lacked included. ``even_odd`` tells whether even
    pages have footers of their own, None where the footers are ours. ``parts`` are headers, footers, the theme and
    pictures; ``head`` is the 版头, empty where there is none that can be filled in.
    """

    layout: Layout
    styles: bytes
    page: Mapping[str, Mapping[str, str]] = {}
    title_page: bool = False
    even_odd: bool | None = None
    references: tuple[Reference, ...] = ()
    parts: tuple[Part, ...] = ()
    head: tuple[HeadPart, ...] = ()

    @property
    def headers(self) -> tuple[Reference, ...]:
        """Its headers; one for all pages stays one of all pages when our footers part even from odd."""
        found = [each for each in self.references if each.kind == "header"]
        default = next((each for each in found if each.type == "default"), None)
        if self.even_odd is None and default and all(each.type != "even" for each in found):
            found.append(default._replace(type="even"))
        return tuple(found)

    @property
    def footers(self) -> tuple[Reference, ...]:
        """Its footers."""
        return tuple(each for each in self.references if each.kind == "footer")


_current: ContextVar[Base | None] = ContextVar("base", default=None)
_local: ContextVar[Layout | None] = ContextVar("layout", default=None)


def current() -> Base | None:
    """The base by which a draft is being written."""
    return _current.get()


def layout() -> Layout:
    """The layout by which a draft is being written: the base's, else the profile's, else the standard's."""
    base = _current.get()
    return (_local.get() or standard_layout()) if base is None else base.layout


@contextmanager
def written_by(base: Base | None, local: Layout | None = None) -> Iterator[None]:
    """What is written meanwhile is written by ``base``, or by a profile's layout ``local``."""
    tokens = _current.set(base), _local.set(local)
    try:
        yield
    finally:
        _current.reset(tokens[0])
        _local.reset(tokens[1])
