-- Claims → conflicts. Inputs: claims, sources, and the temporary tables `aspects` and `opposed` from the vocabulary.
-- Equal statements are collapsed before they are compared, so that a popular exercise costs as many comparisons as it
-- has distinct statements, not as many as it has sources. Every row of `disputes` is one pair of incompatible statements.

-- What can be compared: asserted, of working sets, not of one week of a plan.
CREATE TEMP TABLE comparable AS
SELECT claims.*, coalesce(per_side, false) AS each_side
FROM claims JOIN aspects USING (aspect)
WHERE stance = 'asserted' AND phase IS NULL AND coalesce(set_type, 'work') = 'work';

-- Intervals: one range a source and condition, from its lowest to its highest figure; an open end is infinite.
CREATE TEMP TABLE ranges AS
SELECT
    subject_kind, subject_id, aspect, each_side, level, goal, population, source_id,
    min(coalesce(value_min, '-inf'::DOUBLE)) AS low, max(coalesce(value_max, 'inf'::DOUBLE)) AS high,
    min(claim_id) AS claim_id
FROM comparable JOIN aspects USING (aspect)
WHERE compare = 'interval' AND (value_min IS NOT NULL OR value_max IS NOT NULL)
GROUP BY ALL;

CREATE TEMP TABLE stated_ranges AS
SELECT
    subject_kind, subject_id, aspect, each_side, level, goal, population, low, high,
    arg_min(source_id, claim_id) AS source_id, min(claim_id) AS claim_id, count(*) AS holders
FROM ranges GROUP BY ALL;

CREATE TEMP TABLE disputes AS
SELECT
    a.aspect, a.subject_kind, a.subject_id, a.claim_id AS claim_a, b.claim_id AS claim_b,
    a.source_id AS source_a, b.source_id AS source_b,
    a.level IS NOT DISTINCT FROM b.level AND a.goal IS NOT DISTINCT FROM b.goal
        AND a.population IS NOT DISTINCT FROM b.population AS same_conditions,
    b.low - a.high >= aspects.min_gap AND b.low >= a.high * aspects.min_ratio AS far_apart,
    'figures apart' AS rule,
    {'low': a.low, 'high': a.high, 'holders': a.holders} AS says_a,
    {'low': b.low, 'high': b.high, 'holders': b.holders} AS says_b
FROM stated_ranges AS a
JOIN stated_ranges AS b
    ON a.aspect = b.aspect AND a.subject_kind = b.subject_kind AND a.subject_id = b.subject_id AND a.each_side = b.each_side
    AND a.high < b.low
    AND (a.level = b.level OR a.level IS NULL OR b.level IS NULL)
    AND (a.goal = b.goal OR a.goal IS NULL OR b.goal IS NULL)
    AND (a.population = b.population OR a.population IS NULL OR b.population IS NULL)
JOIN aspects ON aspects.aspect = a.aspect
WHERE a.source_id != b.source_id;

-- Categories: what each source says of an aspect, unless it says two things that exclude one another.
CREATE TEMP TABLE choices AS
SELECT DISTINCT ON (subject_kind, subject_id, aspect, level, goal, population, source_id, value, polarity)
    subject_kind, subject_id, aspect, level, goal, population, source_id, value, polarity, claim_id
FROM comparable JOIN aspects USING (aspect)
WHERE compare = 'category' AND value IS NOT NULL
ORDER BY claim_id;

CREATE TEMP TABLE exclusive AS
SELECT aspect, value_a, 1 AS polarity_a, value_b, 1 AS polarity_b FROM opposed
UNION
SELECT DISTINCT aspect, value, 1, value, -1 FROM choices
UNION
SELECT DISTINCT aspect, value, -1, value, 1 FROM choices;

CREATE TEMP TABLE undecided AS
SELECT DISTINCT a.subject_kind, a.subject_id, a.aspect, a.source_id
FROM choices AS a
JOIN exclusive AS x ON a.aspect = x.aspect AND a.value = x.value_a AND a.polarity = x.polarity_a
JOIN choices AS b
    ON b.subject_kind = a.subject_kind AND b.subject_id = a.subject_id AND b.aspect = a.aspect
    AND b.source_id = a.source_id AND b.value = x.value_b AND b.polarity = x.polarity_b;

CREATE TEMP TABLE stated_choices AS
SELECT
    subject_kind, subject_id, aspect, level, goal, population, value, polarity,
    arg_min(source_id, claim_id) AS source_id, min(claim_id) AS claim_id, count(*) AS holders
FROM choices ANTI JOIN undecided USING (subject_kind, subject_id, aspect, source_id)
GROUP BY ALL;

INSERT INTO disputes BY NAME
SELECT
    a.aspect, a.subject_kind, a.subject_id, a.claim_id AS claim_a, b.claim_id AS claim_b,
    a.source_id AS source_a, b.source_id AS source_b,
    a.level IS NOT DISTINCT FROM b.level AND a.goal IS NOT DISTINCT FROM b.goal
        AND a.population IS NOT DISTINCT FROM b.population AS same_conditions,
    true AS far_apart,
    CASE WHEN a.value = b.value THEN 'one says to, the other not to' ELSE 'values that exclude one another' END AS rule,
    {'low': NULL, 'high': NULL, 'holders': a.holders} AS says_a,
    {'low': NULL, 'high': NULL, 'holders': b.holders} AS says_b
FROM stated_choices AS a
JOIN exclusive AS x ON a.aspect = x.aspect AND a.value = x.value_a AND a.polarity = x.polarity_a
JOIN stated_choices AS b
    ON b.aspect = a.aspect AND b.subject_kind = a.subject_kind AND b.subject_id = a.subject_id
    AND b.value = x.value_b AND b.polarity = x.polarity_b
    AND (a.level = b.level OR a.level IS NULL OR b.level IS NULL)
    AND (a.goal = b.goal OR a.goal IS NULL OR b.goal IS NULL)
    AND (a.population = b.population OR a.population IS NULL OR b.population IS NULL)
WHERE a.claim_id < b.claim_id;

-- Muscles: one source's prime mover is the other's helper and the reverse; a shorter list denies nothing.
CREATE TEMP TABLE roles AS
SELECT subject_kind, subject_id, aspect, source_id, value, role, min(claim_id) AS claim_id
FROM comparable JOIN aspects USING (aspect)
WHERE compare = 'muscles' AND polarity = 1 AND role IN ('primary', 'secondary')
GROUP BY ALL;

CREATE TEMP TABLE mirrored AS
SELECT
    p.subject_kind, p.subject_id, p.aspect, p.source_id, p.value AS prime, s.value AS helper, min(p.claim_id) AS claim_id
FROM roles AS p JOIN roles AS s USING (subject_kind, subject_id, aspect, source_id)
WHERE p.role = 'primary' AND s.role = 'secondary'
GROUP BY ALL;

INSERT INTO disputes BY NAME
SELECT
    a.aspect, a.subject_kind, a.subject_id, a.claim_id AS claim_a, b.claim_id AS claim_b,
    a.source_id AS source_a, b.source_id AS source_b, true AS same_conditions, true AS far_apart,
    'prime mover and helper swapped' AS rule,
    {'low': NULL, 'high': NULL, 'holders': a.holders} AS says_a,
    {'low': NULL, 'high': NULL, 'holders': b.holders} AS says_b
FROM (
    SELECT subject_kind, subject_id, aspect, prime, helper, min(claim_id) AS claim_id,
        arg_min(source_id, claim_id) AS source_id, count(*) AS holders
    FROM mirrored GROUP BY ALL
) AS a
JOIN (
    SELECT subject_kind, subject_id, aspect, prime, helper, min(claim_id) AS claim_id,
        arg_min(source_id, claim_id) AS source_id, count(*) AS holders
    FROM mirrored GROUP BY ALL
) AS b
    ON a.subject_kind = b.subject_kind AND a.subject_id = b.subject_id AND a.aspect = b.aspect
    AND a.prime = b.helper AND a.helper = b.prime AND a.claim_id < b.claim_id
WHERE a.source_id != b.source_id;
