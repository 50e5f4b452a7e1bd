-- Figures that exclude one another. Equal ranges are collapsed first; then each one meets, by a sweep over their bounds, the
-- most widely held range that lies wholly below it and the one wholly above it. No pair of others is ever built, so that a
-- popular exercise costs as much as it has distinct ranges.

-- One range for a source in a frame, from its lowest to its highest figure, with the claims that state the two ends.
CREATE TEMP TABLE ranges AS
SELECT
    frame, origin, min(low) AS low, max(high) AS high,
    min({'low': low, 'claim': claim_id}).claim AS low_claim, min({'high': -high, 'claim': claim_id}).claim AS high_claim
FROM framed WHERE compare = 'interval' AND has_figure
GROUP BY frame, origin;

-- How far up and down a range's opponents must lie.
CREATE TEMP TABLE stated AS
SELECT
    frame, low, high, count(*) AS holders, in_workout,
    least(low - any_value(min_gap), low / any_value(min_ratio)) AS reach_down,
    greatest(high + any_value(min_gap), high * any_value(min_ratio)) AS reach_up
FROM ranges JOIN frames USING (frame) JOIN aspects USING (aspect)
GROUP BY frame, low, high, in_workout;

-- At each bound: the most widely held range up to it (then the farthest, then the narrowest), and from it on.
CREATE TEMP TABLE below AS
SELECT frame, high AS bound, max({'holders': holders, 'far': -high, 'low': low}) OVER (PARTITION BY frame ORDER BY high) AS best
FROM stated;

CREATE TEMP TABLE above AS
SELECT frame, low AS bound, max({'holders': holders, 'far': low, 'high': -high}) OVER (PARTITION BY frame ORDER BY low DESC) AS best
FROM stated;

CREATE TEMP TABLE apart AS
WITH certain AS (
    SELECT
        below.frame AS frame_a, best.low AS low_a, -best.far AS high_a, best.holders AS holders_a,
        b.frame AS frame_b, b.low AS low_b, b.high AS high_b, b.holders AS holders_b, true AS certain
    FROM stated AS b ASOF JOIN below ON b.frame = below.frame AND b.reach_down >= below.bound
    WHERE NOT in_workout
    UNION
    SELECT a.frame, a.low, a.high, a.holders, above.frame, best.far, -best.high, best.holders, true
    FROM stated AS a ASOF JOIN above ON a.frame = above.frame AND a.reach_up <= above.bound
    WHERE NOT in_workout
),
possible AS (
    -- Disjoint, but by too little to be sure.
    SELECT below.frame, best.low, -best.far, best.holders, b.frame, b.low, b.high, b.holders, false
    FROM stated AS b ASOF JOIN below ON b.frame = below.frame AND b.low > below.bound
    WHERE NOT in_workout AND -best.far > b.reach_down
    UNION ALL
    -- Apart, but one of the two leaves a condition open.
    SELECT below.frame, best.low, -best.far, best.holders, b.frame, b.low, b.high, b.holders, false
    FROM (SELECT stated.*, other FROM stated JOIN neighbours USING (frame)) AS b
    ASOF JOIN below ON b.other = below.frame AND b.reach_down >= below.bound
)
SELECT pairs.*, aspect
FROM (FROM certain UNION ALL FROM possible) AS pairs
JOIN frames ON frames.frame = frame_a
QUALIFY row_number() OVER (
    PARTITION BY subject_kind, subject_id, aspect, certain
    ORDER BY least(holders_a, holders_b) DESC, holders_a + holders_b DESC, low_b - high_a DESC,
        frame_a, frame_b, low_a, low_b, high_a, high_b
) <= CASE WHEN certain THEN getvariable('most_certain') ELSE getvariable('most_possible') END;

-- The sources that speak for a range: few each for themselves, of many one for all.
CREATE TEMP TABLE speakers AS
SELECT frame, low, high, origin, low_claim, high_claim, row_number() OVER (PARTITION BY frame, low, high ORDER BY low_claim) AS place
FROM ranges
SEMI JOIN (SELECT frame_a AS frame, low_a AS low, high_a AS high FROM apart UNION SELECT frame_b, low_b, high_b FROM apart)
    USING (frame, low, high)
QUALIFY place <= getvariable('most_pairs');

INSERT INTO disputes
SELECT
    aspect, a.high_claim, b.low_claim, low_a, high_a, low_b, high_b, holders_a, holders_b, certain,
    CASE WHEN isinf(low_a) OR isinf(high_b) THEN 'a bound that the other exceeds' ELSE 'figures apart' END
FROM apart
JOIN speakers AS a ON a.frame = frame_a AND a.low = low_a AND a.high = high_a
JOIN speakers AS b ON b.frame = frame_b AND b.low = low_b AND b.high = high_b
WHERE a.origin != b.origin AND (holders_a * holders_b <= getvariable('most_pairs') OR (a.place = 1 AND b.place = 1));
