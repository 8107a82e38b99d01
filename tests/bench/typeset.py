"""Sets posters with typst in one process: orders come as JSON on standard input, and times go to standard output.

The first poster warms the compiler.  The last is written to the file that is named, so that it can be looked at.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import typst

TEMPLATE = Path(__file__).parent / "poster.typ"


def main() -> None:
    """Set every poster, and say how many milliseconds each took."""
    fonts, target = sys.argv[1:]
    compiler = typst.Compiler(str(TEMPLATE), font_paths=[fonts], ignore_system_fonts=True)
    times, pdf = [], b""
    for poster in json.load(sys.stdin):
        said = json.dumps(poster)
        started = time.perf_counter()
        pdf = compiler.compile(sys_inputs={"poster": said}, pdf_tags=False)
        times.append(1000 * (time.perf_counter() - started))
    Path(target).write_bytes(pdf)
    json.dump(times, sys.stdout)


if __name__ == "__main__":
    main()
