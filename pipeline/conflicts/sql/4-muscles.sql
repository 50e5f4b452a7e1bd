-- Muscles: one source's prime mover is the other's helper and the reverse, or one denies that the muscle works at all.
-- A shorter list denies nothing, and a part agrees with its group. `parts` holds each muscle with every group above it and itself.

-- A muscle that is named only where it is denied is not asserted there.
CREATE TEMP TABLE roles AS
SELECT
    frame, origin, value, CASE WHEN polarity = -1 THEN 'denied' ELSE coalesce(role, 'worked') END AS role, min(claim_id) AS claim_id
FROM framed
WHERE compare = 'muscles' AND value IS NOT NULL AND (polarity = -1 OR NOT EXISTS (
    FROM framed AS no
    WHERE no.source_id = framed.source_id AND no.polarity = -1 AND no.aspect = 'muscles'
        AND framed.start_char BETWEEN no.start_char AND no.end_char
))
GROUP BY ALL;

-- "The hamstrings do no work" denies the biceps femoris too, not the other way round.
CREATE TEMP TABLE denied AS
SELECT no.frame, no.value, no.origin AS origin_a, no.claim_id AS claim_a, yes.origin AS origin_b, yes.claim_id AS claim_b
FROM roles AS no
JOIN parts ON parts.whole = no.value
JOIN roles AS yes ON yes.frame = no.frame AND yes.value = parts.part AND yes.role != 'denied'
WHERE no.role = 'denied';

INSERT INTO disputes BY NAME
SELECT
    'muscles' AS aspect, claim_a, claim_b, count(DISTINCT origin_a) OVER statement AS holders_a,
    count(DISTINCT origin_b) OVER statement AS holders_b, true AS certain, 'a muscle denied and named' AS rule
FROM denied
-- A source that does both says something finer than this table knows.
WHERE NOT EXISTS (FROM denied AS own WHERE own.frame = denied.frame AND own.value = denied.value AND own.origin_a = own.origin_b
    AND own.origin_a IN (denied.origin_a, denied.origin_b))
WINDOW statement AS (PARTITION BY frame, value)
QUALIFY row_number() OVER (PARTITION BY frame, value ORDER BY claim_a, claim_b) <= getvariable('most_pairs');

CREATE TEMP TABLE ranked AS
SELECT frame, origin, prime.value AS prime, helper.value AS helper, min(prime.claim_id) AS claim_id
FROM roles AS prime JOIN roles AS helper USING (frame, origin)
WHERE prime.role = 'primary' AND helper.role = 'secondary'
GROUP BY ALL;

CREATE TEMP TABLE rankings AS
SELECT frame, prime, helper, count(*) AS holders FROM ranked GROUP BY ALL;

CREATE TEMP TABLE rankers AS
SELECT *, row_number() OVER (PARTITION BY frame, prime, helper ORDER BY claim_id) AS place FROM ranked
QUALIFY place <= getvariable('most_pairs');

INSERT INTO disputes BY NAME
SELECT
    'muscles' AS aspect, ra.claim_id AS claim_a, rb.claim_id AS claim_b, a.holders AS holders_a, b.holders AS holders_b,
    true AS certain, 'prime mover and helper swapped' AS rule
FROM rankings AS a
JOIN rankings AS b ON b.frame = a.frame AND b.prime = a.helper AND b.helper = a.prime
JOIN rankers AS ra ON ra.frame = a.frame AND ra.prime = a.prime AND ra.helper = a.helper
JOIN rankers AS rb ON rb.frame = b.frame AND rb.prime = b.prime AND rb.helper = b.helper
WHERE a.prime < b.prime AND ra.origin != rb.origin
    AND (a.holders * b.holders <= getvariable('most_pairs') OR (ra.place = 1 AND rb.place = 1))
    -- One muscle dispute a pair of sources is enough, whichever way it shows.
    AND NOT EXISTS (FROM denied WHERE {'a': claim_a, 'b': claim_b} IN ({'a': ra.claim_id, 'b': rb.claim_id}, {'a': rb.claim_id, 'b': ra.claim_id}));
