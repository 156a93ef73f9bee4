"""Put the current tables of fields into docs/form.md: ``python -m tests.form.update_docs``."""

from __future__ import annotations

import re
from pathlib import Path

from authoring.form.reference import form_reference

DOCS = Path(__file__).parents[2] / "docs" / "form.md"
_BETWEEN = re.compile(r"(<!-- 以下由模型生成 -->\n\n).*?(<!-- 以上由模型生成 -->)", re.DOTALL)

if __name__ == "__main__":
    text = DOCS.read_text(encoding="utf-8")
    DOCS.write_text(_BETWEEN.sub(lambda match: match[1] + form_reference() + match[2], text), encoding="utf-8")
