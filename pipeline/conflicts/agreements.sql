-- Claims → agreements: what two or more sources say alike, where no condition is stated. Needs the tables of conflicts.sql.

-- For figures the consensus is the stretch that most sources' ranges share: it begins where one of them begins.
INSERT INTO agreements
WITH free AS (
    SELECT subject_kind, subject_id, aspect, each_side, low, high, count(*) AS sources
    FROM ranges WHERE level IS NULL AND goal IS NULL AND population IS NULL
    GROUP BY ALL
),
shared AS (
    SELECT start.subject_kind, start.subject_id, start.aspect, start.each_side, start.low, min(span.high) AS high, sum(span.sources) AS sources
    FROM (SELECT DISTINCT subject_kind, subject_id, aspect, each_side, low FROM free) AS start
    JOIN free AS span
        ON span.subject_kind = start.subject_kind AND span.subject_id = start.subject_id AND span.aspect = start.aspect
        AND span.each_side = start.each_side AND span.low <= start.low AND start.low <= span.high
    GROUP BY ALL
),
best AS (
    SELECT DISTINCT ON (subject_kind, subject_id, aspect, each_side) *
    FROM shared WHERE sources >= 2
    ORDER BY subject_kind, subject_id, aspect, each_side, sources DESC, low
)
SELECT
    best.subject_kind, best.subject_id, best.aspect, CASE WHEN best.each_side THEN 'per side' END,
    nullif(best.low, '-inf'::DOUBLE), nullif(best.high, 'inf'::DOUBLE), best.sources::INTEGER,
    coalesce(sum(free.sources) FILTER (free.low > best.high OR free.high < best.low), 0)::INTEGER
FROM best JOIN free
    ON free.subject_kind = best.subject_kind AND free.subject_id = best.subject_id AND free.aspect = best.aspect
    AND free.each_side = best.each_side
GROUP BY best.subject_kind, best.subject_id, best.aspect, best.each_side, best.low, best.high, best.sources
ORDER BY ALL;

INSERT INTO agreements
WITH free AS (
    SELECT DISTINCT subject_kind, subject_id, aspect, value, polarity, source_id
    FROM choices WHERE level IS NULL AND goal IS NULL AND population IS NULL
),
held AS (
    SELECT subject_kind, subject_id, aspect, value, polarity, count(*) AS sources
    FROM free ANTI JOIN undecided USING (subject_kind, subject_id, aspect, source_id)
    GROUP BY ALL
),
dissent AS (
    SELECT held.subject_kind, held.subject_id, held.aspect, held.value, held.polarity, count(DISTINCT free.source_id) AS sources
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
WHERE held.sources >= 2
ORDER BY ALL;

INSERT INTO agreements
SELECT subject_kind, subject_id, aspect, value, NULL, NULL, count(DISTINCT source_id)::INTEGER, 0
FROM claims
WHERE aspect IN ('muscles', 'equipment') AND stance = 'asserted' AND polarity = 1
GROUP BY ALL HAVING count(DISTINCT source_id) >= 2
ORDER BY ALL;
