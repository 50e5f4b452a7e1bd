-- Articles that contradict themselves: exactly two statements on one thing under one condition, in different places, that
-- cannot both be followed. More than two figures are a scheme (sets, progressions), not a contradiction; so are figures of
-- two places that each present the exercise, and repetitions that do not come with their own sets.

-- "Later, train it four times a week", "you can train it daily": of another time or case, or only allowed.
CREATE TEMP MACRO is_of_a_time(words) AS regexp_matches(
    words,
    '\b(?:if|when|while|once (?:you|it|they)|later|eventually|over time|until|unless|otherwise|at first|to (?:begin|start)|begin|start|first|can|could|may|might|minimum|maintain|maintenance|season|some|others?|up to|progress\w*|phase)\b', 'i'
);

-- Sessions may be of several lengths; how long they have to be, at least or at most, cannot be two things.
CREATE TEMP MACRO is_demanded(words) AS regexp_matches(
    words, '\b(?:should|must|never|always|at least|at most|no (?:more|longer|less|shorter)|(?:longer|shorter|more|less) than|needs?|have to|has to)\b', 'i'
);

INSERT INTO disputes
WITH said AS (
    SELECT frame, source_id, mention_id, low, high, min(claim_id) AS claim_id, min(start_char) AS place
    FROM framed JOIN aspects USING (aspect)
    WHERE has_figure AND within_article AND NOT in_workout
        -- How often a muscle is trained depends on the rest of a plan where there is one, the whole body on whose it is; how
        -- often one exercise is done does not.
        AND (
            aspect != 'frequency_per_week' OR subject_kind = 'exercise'
            OR subject_kind = 'muscle' AND NOT is_of_a_time(quote)
            AND source_id NOT IN (SELECT source_id FROM mentions SEMI JOIN prescriptions USING (mention_id))
        )
        AND (aspect != 'duration_minutes' OR is_demanded(quote) AND NOT is_of_a_time(quote))
        AND (aspect != 'reps' OR regexp_matches(quote, '(?:\d|\b[a-z]+)\s*(?:sets?\b|[x×])', 'i') AND NOT regexp_matches(quote, '^\s*sets?\b', 'i'))
    GROUP BY ALL
),
two AS (
    SELECT frame, source_id FROM said GROUP BY ALL HAVING count(*) = 2 AND count(DISTINCT mention_id) < 2
)
SELECT
    f.aspect, a.claim_id, b.claim_id, a.low, a.high, b.low, b.high, 1, 1, true, 'an article against itself'
FROM said AS a
JOIN said AS b USING (frame, source_id)
SEMI JOIN two USING (frame, source_id)
JOIN frames AS f USING (frame)
JOIN aspects USING (aspect)
WHERE b.low >= a.high + min_gap AND b.low >= a.high * min_ratio
    AND abs(a.place - b.place) >= getvariable('other_place');

-- "Exhale as you raise them" and "Inhale as you raise them": of another phase, or of another part of a sequence, both may be right.
CREATE TEMP MACRO phases(words, breath) AS regexp_extract_all(
    lower(words), '\b(?:' || breath || ')\b[^.;,]{0,24}?\b(?:as|when|while|whilst|on|during) (?:you |the )?(?:\w+ly |way )?(\w+)', 1
);
CREATE TEMP MACRO breathes_both_ways(one, other) AS
    list_has_any(phases(one, 'exhale|breathe out'), phases(other, 'inhale|breathe in'))
    OR list_has_any(phases(one, 'inhale|breathe in'), phases(other, 'exhale|breathe out'));

INSERT INTO disputes BY NAME
SELECT
    f.aspect, least(a.claim_id, b.claim_id) AS claim_a, greatest(a.claim_id, b.claim_id) AS claim_b, 1 AS holders_a, 1 AS holders_b,
    true AS certain, 'an article against itself' AS rule
FROM choices AS a
JOIN frames AS f USING (frame)
JOIN aspects AS k ON k.aspect = f.aspect AND k.within_article
JOIN exclusive AS x ON x.aspect = f.aspect AND x.value_a = a.value AND x.polarity_a = a.polarity
JOIN choices AS b ON b.frame = a.frame AND b.source_id = a.source_id AND b.value = x.value_b AND b.polarity = x.polarity_b
JOIN framed AS qa ON qa.claim_id = a.claim_id
JOIN framed AS qb ON qb.claim_id = b.claim_id
WHERE a.claim_id < b.claim_id AND abs(a.start_char - b.start_char) >= getvariable('other_place')
    AND (f.aspect != 'breathing' OR breathes_both_ways(qa.quote, qb.quote));
