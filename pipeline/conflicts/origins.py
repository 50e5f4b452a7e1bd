"""Which sources are copies of one another: syndicated, scraped or lightly edited, they are one voice.

How much of the shorter sketch two texts share, measured on 30 articles, each copied three times with words replaced at
random, and on the 4,655 pairs of 97 articles, mostly by different authors, that are no copies of each other:

    words replaced       5 %    10 %   15 %   20 %   30 %   eight in a row, 30 %   another article
    share: least         0.72   0.52   0.35   0.23   0.09   0.50
    share: median        0.79   0.61   0.45   0.34   0.18   0.59                   0
    share: most                                                                    0.17, then 0.07

`MIN_SHARED` is half as much again as the most that two articles share, twice a sketch's sampling error above it, and
finds every copy with 15 % of its words replaced and 99 of 100 with 20 %. Who rewrites more has written another article.
"""

from __future__ import annotations

from typing import Final

from duckdb import DuckDBPyConnection

from pipeline.catalogue.sketch import SIZE

MIN_SHARED: Final = 0.25
"""Share of the shorter text's shingles that a copy has in common with its original."""
MIN_SHINGLES: Final = 20
"""Fewer common shingles are a disclaimer or a quotation of 24 words, however short the texts are; the copies measured
share 29 and more, no two articles more than 19."""

# Each shingle links its sources to the first of them: a text printed a thousand times costs a thousand links, not a
# million pairs. A full sketch knows nothing of hashes above its last one: those are left out on both sides.
_LINKS = """
    WITH marks AS (SELECT source_id, unnest(shingles) AS shingle FROM sketches),
    reach AS (
        SELECT source_id, CASE WHEN len(shingles) = $size THEN list_max(shingles) ELSE 4294967295 END AS last
        FROM sketches
    ),
    linked AS (
        SELECT marks.source_id, first.source_id AS original, count(*) AS shared
        FROM marks
        JOIN (SELECT shingle, min(source_id) AS source_id FROM marks GROUP BY shingle) AS first USING (shingle)
        WHERE first.source_id < marks.source_id
        GROUP BY ALL HAVING count(*) >= $min_shingles
    )
    SELECT linked.source_id, original
    FROM linked
    JOIN reach AS r ON r.source_id = linked.source_id JOIN sketches AS s ON s.source_id = linked.source_id
    JOIN reach AS ro ON ro.source_id = original JOIN sketches AS so ON so.source_id = original
    WHERE shared >= $min_shared * least(
        len(list_filter(s.shingles, lambda hash: hash <= least(r.last, ro.last))),
        len(list_filter(so.shingles, lambda hash: hash <= least(r.last, ro.last))))
    ORDER BY ALL
"""


def find_origins(connection: DuckDBPyConnection) -> None:
    """Create the temporary table `origins`: for each source the first of the sources it is a copy of, or itself."""
    links = connection.execute(
        _LINKS, {"size": SIZE, "min_shared": MIN_SHARED, "min_shingles": MIN_SHINGLES}
    ).fetchall()
    origin: dict[str, str] = {}

    def first_of(source: str) -> str:
        while source in origin:
            source = origin[source]
        return source

    for source, original in links:
        one, other = first_of(source), first_of(original)
        if one != other:
            origin[max(one, other)] = min(one, other)
    connection.execute("CREATE TEMP TABLE copies (source_id TEXT, origin TEXT)")
    if origin:
        rows = [[source, first_of(source)] for source in sorted(origin)]
        connection.executemany("INSERT INTO copies VALUES (?, ?)", rows)
    connection.execute(
        "CREATE TEMP TABLE origins AS "
        "SELECT source_id, coalesce(copies.origin, source_id) AS origin FROM sources LEFT JOIN copies USING (source_id)"
    )
