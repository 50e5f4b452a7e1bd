"""Time everything: each stage beside trafilatura, growth by tens, processes, second runs, start-up.

    python -m benchmarks [FOLDER] [--sizes 100 1000 10000]

FOLDER holds your own pages; without one, pages of real size are made (`benchmarks.pages`). CPU seconds count all
threads and processes; sizes are timed in turn, small ones again after the largest, since a machine's speed drifts.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.pages import Pages
from benchmarks.stages import OTHER, STAGES, Clock, Page, time_stages
from benchmarks.whole import Run, ingest, run
from pipeline.read import format_of
from pipeline.vocabulary import Vocabulary, load_vocabulary

_WITH_OTHER = 1000
"""Pages up to which trafilatura runs along: more would tell nothing new."""
_TWO_WORKERS = 2000


def main() -> None:
    """Run the benchmarks and print what they found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Time liftlore.")
    parser.add_argument("folder", nargs="?", type=Path, help="your own pages; made ones without it")
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 1000, 10_000], help="numbers of pages")
    arguments = parser.parse_args()
    vocabulary = load_vocabulary()
    pages = _own(arguments.folder) if arguments.folder else _made(vocabulary)
    sizes = sorted(set(arguments.sizes))
    if arguments.folder:
        held = sum(1 for _ in pages(10**9))
        sizes = sorted({min(size, held) for size in sizes})
    stages(sizes, pages, vocabulary)
    with tempfile.TemporaryDirectory() as name:
        whole(sizes, pages, Path(name))
    start_up()


def stages(sizes: Sequence[int], pages: Callable[[int], Iterator[Page]], vocabulary: Vocabulary) -> None:
    """Print CPU ms a page and MB/s for each stage and size, and the ratio to trafilatura."""
    other = _trafilatura()
    times: dict[int, list[Clock]] = {}
    sums: dict[int, tuple[int, int]] = {}
    for size in _in_turn(sizes):
        with tempfile.TemporaryDirectory() as name:
            clock, count, length = time_stages(
                pages(size), vocabulary, Path(name), other if size <= _WITH_OTHER else None
            )
        times.setdefault(size, []).append(clock)
        sums[size] = count, length
    _print("CPU ms a page" + "".join(f"{size:>10,}" for size in sizes) + "      MB/s")
    for stage in (*STAGES, "all", OTHER):
        took = {size: _seconds(times[size], stage) for size in sizes}
        if not any(took.values()):
            continue
        cells = "".join(f"{1000 * took[s] / sums[s][0]:>10.2f}" if took[s] else " " * 10 for s in sizes)
        last = max(size for size in sizes if took[size])
        _print(f"{stage:<13}{cells}{sums[last][1] / took[last] / 1e6:>10.2f}")
    for size in sizes:
        if both := _seconds(times[size], OTHER):
            _print(f"{size:,} pages: all stages take {_seconds(times[size], 'all') / both:.2f} × trafilatura.extract")
    _print(f"mean size of a page: {sums[sizes[-1]][1] / sums[sizes[-1]][0] / 1000:.1f} kB")


def whole(sizes: Sequence[int], pages: Callable[[int], Iterator[Page]], folder: Path) -> None:
    """Print what whole ingests of each size take, the first and an unchanged second, and what processes bring."""
    runs: dict[int, list[Run]] = {}
    again: dict[int, Run] = {}
    for size in _in_turn(sizes):
        articles = _written(folder, size, pages)
        catalogue = folder / f"{size}.duckdb"
        catalogue.unlink(missing_ok=True)
        runs.setdefault(size, []).append(ingest(articles, catalogue))
        again[size] = ingest(articles, catalogue)
    _print("\ningest            wall s    CPU s  CPU ms a page  peak MB  largest worker MB  unchanged CPU")
    before: float | None = None
    for size in sizes:
        cpu, wall = fmean(one.cpu for one in runs[size]), fmean(one.wall for one in runs[size])
        peak, worker = max(one.peak for one in runs[size]) / 1e6, max(one.peak_worker for one in runs[size]) / 1e6
        growth = f"  {cpu / before:.2f} × the time of the size before" if before else ""
        _print(
            f"{size:>7,} pages {wall:>9.1f} {cpu:>8.1f} {1000 * cpu / size:>14.1f} {peak:>8.0f} {worker:>18.0f} "
            f"{again[size].cpu / cpu:>13.1%}{growth}"
        )
        before = cpu
    size = min(_TWO_WORKERS, sizes[-1])
    articles = _written(folder, size, pages)
    walls: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(2):
        for workers in walls:
            catalogue = folder / f"workers-{workers}.duckdb"
            catalogue.unlink(missing_ok=True)
            walls[workers].append(ingest(articles, catalogue, "--workers", str(workers)).wall)
    _print(f"two processes on {size:,} pages: {min(walls[1]) / min(walls[2]):.2f} × as fast as one (best of 2 each)")


def start_up() -> None:
    """Print what short commands take."""
    for arguments in (
        ("--help",),
        ("identify", "RDL"),
        ("query", "SELECT 1", "--catalogue", "curated/catalogue.duckdb"),
    ):
        if arguments[0] == "query" and not Path(arguments[-1]).exists():
            continue
        _print(f"liftlore {arguments[0]:<9}{min(run(*arguments).cpu for _ in range(5)):.2f} s CPU (best of 5)")


def _in_turn(sizes: Sequence[int]) -> list[int]:
    return [*sizes, *reversed(sizes[:-1])]


def _seconds(clocks: Sequence[Clock], stage: str) -> float:
    names = STAGES if stage == "all" else (stage,)
    return fmean(sum(clock.seconds[name] for name in names) for clock in clocks)


def _made(vocabulary: Vocabulary) -> Callable[[int], Iterator[Page]]:
    made = Pages(vocabulary)
    return lambda size: ((f"{number:06}.html", made.page(number)) for number in range(size))


def _own(folder: Path) -> Callable[[int], Iterator[Page]]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and format_of(path.name)]
    return lambda size: ((str(path.relative_to(folder)).replace("/", "_"), path.read_bytes()) for path in paths[:size])


def _written(folder: Path, size: int, pages: Callable[[int], Iterator[Page]]) -> Path:
    articles = folder / f"articles-{size}"
    if not articles.exists():
        articles.mkdir()
        for name, data in pages(size):
            (articles / name).write_bytes(data)
    return articles


def _trafilatura() -> Callable[[bytes], object] | None:
    try:
        from trafilatura import extract
    except ImportError:
        _print("trafilatura is not installed, so nothing is compared with it: `make bench` installs it.")
        return None
    other: Callable[[bytes], object] = extract
    return other


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
