-- What two or more independent sources say alike where no condition is stated, and how many say otherwise.

-- Figures: the consensus is the stretch that most sources' ranges share. A sweep over all bounds finds where the most ranges
-- are open at once; those that are not open there dissent.
INSERT INTO agreements
WITH free AS (
    SELECT subject_kind, subject_id, aspect, each_side, origin, min(low) AS low, max(high) AS high
    FROM ranges JOIN frames USING (frame)
    WHERE level = '' AND goal = '' AND population = ''
    GROUP BY ALL
),
held AS (
    SELECT subject_kind, subject_id, aspect, each_side, low, high, count(*) AS sources FROM free GROUP BY ALL
),
bounds AS (
    SELECT subject_kind, subject_id, aspect, each_side, low AS bound, true AS opens, sum(sources) AS change FROM held GROUP BY ALL
    UNION ALL
    SELECT subject_kind, subject_id, aspect, each_side, high, false, -sum(sources) FROM held GROUP BY ALL
),
depths AS (
    SELECT *, sum(change) OVER (
        PARTITION BY subject_kind, subject_id, aspect, each_side ORDER BY bound, opens DESC ROWS UNBOUNDED PRECEDING
    ) AS sources
    FROM bounds
),
best AS (
    SELECT subject_kind, subject_id, aspect, each_side, bound AS low, sources
    FROM depths WHERE opens
    QUALIFY row_number() OVER (PARTITION BY subject_kind, subject_id, aspect, each_side ORDER BY sources DESC, bound) = 1
)
SELECT
    subject_kind, subject_id, aspect, CASE WHEN each_side THEN 'per side' END,
    nullif(best.low, '-inf'::DOUBLE), nullif(min(high) FILTER (high >= best.low), 'inf'::DOUBLE),
    any_value(best.sources)::INTEGER, (sum(held.sources) - any_value(best.sources))::INTEGER
FROM best JOIN held USING (subject_kind, subject_id, aspect, each_side)
WHERE best.sources >= 2
GROUP BY subject_kind, subject_id, aspect, each_side, best.low
ORDER BY ALL;

INSERT INTO agreements
WITH free AS (
    SELECT DISTINCT subject_kind, subject_id, aspect, value, polarity, origin
    FROM voices JOIN frames USING (frame)
    WHERE level = '' AND goal = '' AND population = ''
),
held AS (
    SELECT subject_kind, subject_id, aspect, value, polarity, count(*) AS sources FROM free GROUP BY ALL HAVING count(*) >= 2
),
dissent AS (
    SELECT held.subject_kind, held.subject_id, held.aspect, held.value, held.polarity, count(DISTINCT free.origin) AS sources
    FROM held
    JOIN exclusive AS x ON x.aspect = held.aspect AND x.value_a = held.value AND x.polarity_a = held.polarity
    JOIN free
        ON free.subject_kind = held.subject_kind AND free.subject_id = held.subject_id AND free.aspect = held.aspect
        AND free.value = x.value_b AND free.polarity = x.polarity_b
    GROUP BY ALL
)
SELECT
    subject_kind, subject_id, aspect, CASE WHEN polarity = 1 THEN value ELSE 'not ' || value END, NULL, NULL,
    held.sources::INTEGER, coalesce(dissent.sources, 0)::INTEGER
FROM held LEFT JOIN dissent USING (subject_kind, subject_id, aspect, value, polarity)
ORDER BY ALL;

INSERT INTO agreements
SELECT
    named.subject_kind, named.subject_id, named.aspect, named.value, NULL, NULL,
    count(DISTINCT named.origin) FILTER (named.polarity = 1)::INTEGER,
    count(DISTINCT named.origin) FILTER (named.polarity = -1)::INTEGER
FROM (
    SELECT subject_kind, subject_id, aspect, value, polarity, origin
    FROM claims JOIN origins USING (source_id)
    WHERE aspect IN ('muscles', 'equipment') AND stance = 'asserted'
) AS named
GROUP BY named.subject_kind, named.subject_id, named.aspect, named.value
HAVING count(DISTINCT named.origin) FILTER (named.polarity = 1) >= 2
ORDER BY ALL;
