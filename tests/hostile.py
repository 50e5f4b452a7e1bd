"""A folder of everything that should not be in a folder of articles.

    python -m tests.hostile FOLDER [SIZE]

writes it; a SIZE below 1 makes each bomb smaller by that share.
"""

from __future__ import annotations

import gzip
import os
import random
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

GOOD: Final = {
    "good/goblet-squat.md": "# Goblet Squat\n\n1. Hold a dumbbell at your chest.\n2. Squat down slowly.\n\n"
    "Do 3 sets of 10 reps.\n",
    "good/plank.html": "<html><body><article><h1>Forearm Plank</h1><ol><li>Rest on your forearms.</li>"
    "<li>Brace your core.</li></ol><p>Do 3 sets of 30 seconds.</p></article></body></html>",
    "good/push-up.txt": "Push-Up\n\n1. Place your hands under your shoulders.\n2. Lower your chest to the floor.\n\n"
    "3 sets of 12 reps\n",
}
"""Articles that stand among the hostile files and must come out complete."""


def _times(size: float) -> Callable[[int], int]:
    return lambda count: max(3, int(count * size))


def bombs(size: float = 1.0) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each hostile file that has bytes; `size` scales those that are only large."""
    n = _times(size)
    yield from ((f"html/{name}.html", page.encode()) for name, page in _pages(n))
    yield from ((f"markdown/{name}.md", text.encode()) for name, text in _markdown(n))
    yield from ((f"text/{name}.txt", text.encode()) for name, text in texts(n))
    yield from _encodings(n)


def _pages(n: Callable[[int], int]) -> Iterator[tuple[str, str]]:
    yield "nested", "<div>" * n(200_000) + "Squat" + "</div>" * n(200_000)
    yield "nested-lists", "<ul><li>" * n(100_000) + "Squat"
    yield "nested-tables", "<table><tr><td>" * n(50_000) + "Squat"
    yield "nested-quotes", "<blockquote><p>" * n(100_000) + "Squat"
    yield "inline", "<h1>Squat</h1><p>" + "<b>x</b>" * n(1_000_000)
    yield "attributes", "<p " + " ".join(f"a{i}=1" for i in range(n(200_000))) + ">Squat</p>"
    yield "same-attribute", "<p " + "class=x " * n(200_000) + ">Squat</p>"
    yield "classes", "<div class='" + " ".join(f"c{i}" for i in range(n(200_000))) + "'>Squat</div>"
    yield "unclosed-tags", "<p><b><i><a href=x>Squat" * n(50_000)
    yield "unclosed-angle", "<" * n(500_000)
    yield "unclosed-anchors", "<a " * n(200_000)
    yield "unclosed-comments", "<!--" * n(200_000) + "Squat"
    yield "unclosed-script", "<h1>Squat</h1><script>" * n(50_000)
    yield "unclosed-title", "<title>" + "Squat " * n(200_000)
    yield "hidden", "<p hidden>Squat</p>" * n(50_000)
    yield "furniture", "<div class=comments>Squat</div>" * n(30_000)
    yield "articles", "<article><h2>Squat</h2><p>Low.</p></article>" * n(20_000)
    yield "cells", "<table><tr>" + "<td>Squat" * n(100_000)
    yield "spans", "<table>" + "<tr><td rowspan=99999 colspan=99999>Squat" * n(2_000)
    yield "ampersands", "<p>" + "&" * n(2_000_000)
    yield "references", "<p>" + "&#x110000;&#0;&#xD800;" * n(50_000)
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    yield "entities", f'<!DOCTYPE x [<!ENTITY e0 "Squat">{entities}]><p>&e11;</p>'
    yield "json-deep", _linked("[" * n(100_000))
    yield "json-deep-closed", _linked('{"a":' * n(100_000) + "1" + "}" * n(100_000))
    yield "json-broken", _linked('{"@type":"Article","headline":"Squat')
    yield "json-number", _linked('{"@type":"Article","headline":' + "9" * n(100_000) + "}")
    yield "json-many", _linked('{"@type":"Article"}') * n(5_000)


def _linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script><h1>Squat</h1><p>Low.</p>'


def _markdown(n: Callable[[int], int]) -> Iterator[tuple[str, str]]:
    yield "bullets", "".join(" " * 2 * i + "- Squat\n" for i in range(n(2_000)))
    yield "bullets-in-line", "- " * n(50_000) + "Squat"
    yield "quotes", ">" * n(50_000) + " Squat"
    yield "brackets", "[" * n(50_000)
    yield "bracket-pairs", "[a](" * n(50_000)
    yield "images", "![" * n(50_000)
    yield "stars", "*a **b " * n(30_000)
    yield "underscores", "_" * n(100_000) + "Squat"
    yield "backticks", "".join("`" * (i % 600) + "x" for i in range(n(4_000)))
    yield "fences", "```\n~~~\n" * n(30_000)
    yield "headings", "# Squat\n\n" * n(10_000)
    yield "references", "".join(f"[a{i}]: b\n" for i in range(n(20_000))) + "[a1]" * n(5_000)
    yield "table", "|a" * n(3_000) + "|\n" + "|-" * n(3_000) + "|\n" + "|3\n" * n(3_000)
    yield "entities", "&quot;" * n(100_000)
    yield "yaml-bomb", "---\na: &a [x]\n" + "".join(f"{b}: &{b} [{f'*{a},' * 9}]\n" for a, b in _pairs()) + _BELOW
    yield "yaml-object", "---\ntitle: !!python/object/apply:os.system ['touch hurt']\n" + _BELOW
    yield "yaml-deep", "---\na: " + "[" * n(50_000) + "\n" + _BELOW
    yield "yaml-maps", "---\na: " + "{a: " * n(10_000) + "\n" + _BELOW
    yield "yaml-number", "---\nsets: " + "9" * n(50_000) + "\n" + _BELOW
    yield "yaml-long", "---\n" + "".join(f"k{i}: v\n" for i in range(n(50_000))) + _BELOW
    yield "toml-deep", "+++\na = " + "[" * n(50_000) + "\n+++\n# Squat\n"
    yield "unclosed-front-matter", "---\n" * n(30_000)


_BELOW: Final = "---\n# Squat\n\nDo 3 sets of 10.\n"


def _pairs() -> Iterator[tuple[str, str]]:
    return pairwise("abcdefghijklm")


def texts(n: Callable[[int], int]) -> Iterator[tuple[str, str]]:
    """Texts that make a pattern look back or ahead; `n` gives their length from that of the full folder."""
    yield "nines", "Squat " + "9" * n(50_000) + " sets of " + "9" * n(50_000)
    yield "times", "Squat 3" + " x 3" * n(20_000)
    yield "ones", "Squat 1" + "-1" * n(20_000)
    yield "commas", "Squat 3 sets of 1" + ", 1" * n(20_000)
    yield "slashes", "Squat 1" + "/1" * n(20_000)
    yield "decimals", "Squat 1" + ".1" * n(20_000)
    yield "full-width", "Squat ３ｘ１２ " * n(4_000)
    yield "other-digits", "Squat ٣ x ١٢ १२ sets ๑๒ " * n(2_000)
    yield "and", "squat " + "and " * n(20_000)
    yield "names", "squat deadlift press row " * n(4_000)
    yield "names-and", "squat and deadlift and press, row or " * n(2_000)
    yield "muscles", "works the quads, glutes and hamstrings and " * n(2_000)
    yield "sets-of", "sets of " * n(10_000)
    yield "to", "3 to " * n(15_000)
    yield "per", "3 per side per week for each " * n(3_000)
    yield "quotation-marks", '"' * n(50_000) + "'" * n(50_000)
    yield "brackets", "(" * n(50_000) + "[" * n(50_000)
    yield "blanks", "Squat " + "_" * n(50_000)
    yield "signs", "Squat 3 sets " + "•" * n(50_000)
    yield "holds", "Squat 3 sets of 10 " + "60s\n" * n(8_000)
    yield "spaces", "Squat" + " " * n(80_000) + "3 sets" + " " * n(80_000) + "x"
    yield "newlines", "Squat\n" + "\n" * n(100_000) + "x"
    yield "tabs", "Squat\t3\t10\n" * n(8_000)
    yield "pipes", "| " * n(30_000)
    yield "dashes", "-" * n(50_000) + "\n" + "– " * n(30_000)
    yield "dots", "Squat" + "." * n(80_000) + " a. b" * n(10_000)
    yield "colons", "a: " * n(20_000)
    yield "lines", "Squat\n\n" * n(10_000)
    yield "bullets", "- Squat 3x10\n" * n(4_000)
    yield "numbers", "".join(f"{i}. Squat\n" for i in range(n(8_000)))
    yield "titles", "SQUAT\n=====\n" * n(8_000)
    yield "one-line", "Squat low and stand tall again slowly " * n(260_000)
    yield "one-word", "squat" * n(40_000)
    yield "commands", "Lower your hips slowly and keep your back straight. " * n(1_500)
    yield "advice", "Rest 60 seconds between sets and train your legs 3 times per week. " * n(1_000)
    yield "not", "do not never no " * n(5_000)
    yield "combining", "Squat" + "\u0301" * n(50_000)
    yield "directions", "Squat \u202e3 sets\u2066 " * n(5_000)
    yield "terminal", "Squat \x1b]0;hurt\x07\x1b[2J 3 sets of 10.\n"
    yield "formula", "=cmd|' /C calc'!A0\n\n- =HYPERLINK(1) squat 3x10\n- @SUM(1) press 3x10\n"
    yield "script", "<script>alert(1)</script> squat\n\n- Squat '; DROP TABLE sources; -- 3x10\n"


def _encodings(n: Callable[[int], int]) -> Iterator[tuple[str, bytes]]:
    article = GOOD["good/goblet-squat.md"].replace("Do", "« Do »")
    chance = random.Random(8)  # noqa: S311
    yield "bytes/empty.txt", b""
    yield "bytes/blank.md", b" \n\t\n" * 100
    yield "bytes/nul.txt", article.encode().replace(b" ", b"\0")
    yield "bytes/nul-only.html", b"\0" * n(1_000_000)
    yield "bytes/invalid.txt", b"Squat \xff\xfe\xc3\x28\xed\xa0\x80 3 sets of 10\n" * n(5_000)
    yield "bytes/mixed.md", article.encode() + article.encode("cp1252") + article.encode("utf-16-le")
    yield "bytes/utf-16.md", article.replace("slowly", "very slowly").encode("utf-16")
    yield "bytes/utf-16-without-mark.txt", article.encode("utf-16-be")
    yield "bytes/utf-32.txt", article.replace("slowly", "gently").encode("utf-32")
    yield "bytes/cut.txt", article.encode("utf-16")[:-1]
    yield "bytes/binary.txt", chance.randbytes(n(1_000_000))
    yield "bytes/high.html", bytes(chance.randrange(128, 256) for _ in range(n(100_000)))
    yield "bytes/pdf.txt", b"%PDF-1.7\n" + chance.randbytes(1000)
    yield "bytes/pdf-inside.md", b"Squat\n%PDF-1.7\n" + chance.randbytes(1000)
    yield "bytes/gzip.html", gzip.compress(b"Squat " * n(20_000_000), 1)
    yield "bytes/too-large.txt", b"Squat low. " * 2_000_000
    yield "bytes/charset.html", b'<meta charset="unicode_escape"><h1>Squat</h1>\\x41'


def write_folder(folder: Path, size: float = 1.0) -> int:
    """Write the folder; the number of files in it that look like articles."""
    for name, text in GOOD.items():
        _written(folder / name).write_text(text, encoding="utf-8")
    for name, data in bombs(size):
        _written(folder / name).write_bytes(data)
    _odd_files(folder / "odd")
    names = [name for _, _, files in os.walk(os.fsencode(folder)) for name in files]
    return sum(name.lower().endswith((b".html", b".md", b".txt")) for name in names)


def _written(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _odd_files(folder: Path) -> None:
    """What is no regular file with a plain name."""
    for name in ("new\nline.md", "quote'\".md", "-rf.md", "=1+1.md", "\x1b[2J.md", "a" * 237 + ".md", "DROP TABLE.md"):
        _written(folder / name).write_text(f"# Squat {len(name)}\n\nDo 3 sets of {len(name)} reps.\n")
    Path(os.fsdecode(os.fsencode(folder) + b"/not-\xff-utf8.md")).write_text("# Lunge\n\nDo 3 sets of 9 reps.\n")
    (folder / "directory.md").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.html").symlink_to("loop.html")
    (folder / "above.md").symlink_to("..", target_is_directory=True)
    (folder / "dangling.txt").symlink_to("nothing.txt")
    (folder / "outside.txt").symlink_to("/etc/hostname")
    unreadable = folder / "unreadable.md"
    unreadable.write_text("# Bird Dog\n\nDo 2 sets of 8 reps.\n")
    unreadable.chmod(0)


if __name__ == "__main__":
    write_folder(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
