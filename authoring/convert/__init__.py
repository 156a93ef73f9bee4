"""LibreOffice as a converter: what it needs, what it gives, and what to say where it is missing."""

from authoring.convert.office import convert, how_to_install, is_installed, page_count
from authoring.convert.standins import Standin, stand_ins

__all__ = ["Standin", "convert", "how_to_install", "is_installed", "page_count", "stand_ins"]
