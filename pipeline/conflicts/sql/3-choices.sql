-- Categories that exclude one another: opposed values of an aspect, or one value wanted here and forbidden there.

CREATE TEMP TABLE choices AS
SELECT frame, source_id, origin, value, polarity, min(claim_id) AS claim_id, min(start_char) AS start_char
FROM framed WHERE compare = 'category' AND value IS NOT NULL
GROUP BY ALL;

CREATE TEMP TABLE exclusive AS
SELECT aspect, value_a, 1 AS polarity_a, value_b, 1 AS polarity_b FROM opposed
UNION
SELECT DISTINCT aspect, value, 1, value, -1 FROM framed WHERE compare = 'category'
UNION
SELECT DISTINCT aspect, value, -1, value, 1 FROM framed WHERE compare = 'category';

-- A source that says both of two exclusive things, under whatever conditions, speaks for neither; nor does one that leaves it
-- to the reader ("to parallel, or as low as is comfortable").
CREATE TEMP TABLE torn AS
SELECT DISTINCT fa.subject_kind, fa.subject_id, fa.aspect, a.origin
FROM choices AS a
JOIN frames AS fa ON fa.frame = a.frame
JOIN exclusive AS x ON x.aspect = fa.aspect AND x.value_a = a.value AND x.polarity_a = a.polarity
JOIN choices AS b ON b.origin = a.origin AND b.value = x.value_b AND b.polarity = x.polarity_b
JOIN frames AS fb
    ON fb.frame = b.frame AND fb.subject_kind = fa.subject_kind AND fb.subject_id = fa.subject_id AND fb.aspect = fa.aspect
UNION
SELECT subject_kind, subject_id, aspect, origin FROM choices JOIN frames USING (frame) SEMI JOIN left_open USING (aspect, value);

CREATE TEMP TABLE voices AS
SELECT frame, value, polarity, origin, min(claim_id) AS claim_id
FROM choices JOIN frames USING (frame) ANTI JOIN torn USING (subject_kind, subject_id, aspect, origin)
GROUP BY ALL;

CREATE TEMP TABLE chosen AS
SELECT frame, value, polarity, count(*) AS holders FROM voices GROUP BY ALL;

CREATE TEMP TABLE heard AS
SELECT *, row_number() OVER (PARTITION BY frame, value, polarity ORDER BY claim_id) AS place FROM voices
QUALIFY place <= getvariable('most_pairs');

INSERT INTO disputes BY NAME
WITH opponents AS (
    SELECT frame, frame AS other, true AS certain FROM frames
    UNION ALL
    SELECT frame, other, false FROM neighbours
)
SELECT
    f.aspect, va.claim_id AS claim_a, vb.claim_id AS claim_b, a.holders AS holders_a, b.holders AS holders_b, certain,
    CASE WHEN a.value = b.value THEN 'one says to, the other not to' ELSE 'values that exclude one another' END AS rule
FROM chosen AS a
JOIN frames AS f USING (frame)
JOIN exclusive AS x ON x.aspect = f.aspect AND x.value_a = a.value AND x.polarity_a = a.polarity
JOIN opponents AS o ON o.frame = a.frame
JOIN chosen AS b ON b.frame = o.other AND b.value = x.value_b AND b.polarity = x.polarity_b
JOIN heard AS va ON va.frame = a.frame AND va.value = a.value AND va.polarity = a.polarity
JOIN heard AS vb ON vb.frame = b.frame AND vb.value = b.value AND vb.polarity = b.polarity
WHERE va.origin != vb.origin AND {'value': a.value, 'polarity': a.polarity, 'frame': a.frame} < {'value': b.value, 'polarity': b.polarity, 'frame': b.frame}
    AND (a.holders * b.holders <= getvariable('most_pairs') OR (va.place = 1 AND vb.place = 1));
