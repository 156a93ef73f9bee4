"""The whole hostile set: ``python -m tests.hostile [--quick] [WORD…]``; only cases whose names have all of the words.

``--quick`` leaves the heavy ones out, forks for each, so that Python starts once, and lets each take its time.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.hostile import forms, packages, surroundings, texts
from tests.hostile.running import MEBIBYTES, SECONDS, Outcome, run, watched


def main(words: list[str]) -> int:
    """Run, print what is wrong and the worst figures; exit code 1 when anything is."""
    quick = "--quick" in words
    words = [word for word in words if word != "--quick"]
    if quick:
        import authoring.api.building
        import authoring.api.forms
        import authoring.cli.check
        import authoring.form.loader
        import authoring.readers.docx  # noqa: F401 - loaded once for all forks
    outcomes: list[Outcome] = []
    for module in (packages, texts, forms, surroundings):
        for case in module.cases():
            if not all(word in f"{module.__name__} {case.name}" for word in words) or (quick and case.heavy):
                continue
            folder = Path(tempfile.mkdtemp())
            (folder / "外").mkdir()
            at = watched(folder / "外")
            try:
                outcome = run(case, at, forked=quick)
            finally:
                at.listener.close()
                shutil.rmtree(folder, ignore_errors=True)
            outcomes.append(outcome)
            if outcome.faults:
                print(f"{case.name}: {'; '.join(outcome.faults)}\n    {outcome.told[:200]!r}", flush=True)
    _summed_up(outcomes)
    return int(any(outcome.faults for outcome in outcomes))


def _summed_up(outcomes: list[Outcome]) -> None:
    codes = {code: sum(outcome.code == code for outcome in outcomes) for code in sorted({o.code for o in outcomes})}
    print(f"{len(outcomes)} cases, {sum(bool(outcome.faults) for outcome in outcomes)} with faults; exit codes {codes}")
    for name, key, most in (("seconds", 1, SECONDS), ("MiB", 2, MEBIBYTES)):
        worst = sorted(outcomes, key=lambda outcome: -outcome[key])[:8]
        print(f"most {name} (of {most}):", "; ".join(f"{outcome[key]:.1f} {outcome.case.name}" for outcome in worst))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
