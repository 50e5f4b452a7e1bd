-- Disputes → conflicts, each with one sentence that says who says what and why the two compare.

CREATE TEMP MACRO number_in_words(x) AS CASE WHEN x = floor(x) THEN x::BIGINT::TEXT ELSE x::TEXT END;

CREATE TEMP MACRO range_in_words(low, high) AS CASE
    WHEN isinf(high) THEN 'at least ' || number_in_words(low)
    WHEN isinf(low) THEN 'at most ' || number_in_words(high)
    WHEN low = high THEN number_in_words(low)
    ELSE number_in_words(low) || '–' || number_in_words(high)
END;

-- "5–8 reps per side", "not lockout", "names the glutes as the prime mover".
CREATE TEMP MACRO said(compare, says, low, high, value, polarity, role, side) AS CASE
    WHEN low IS NOT NULL THEN 'says ' || replace(says, '{}', range_in_words(low, high)) || side
    WHEN compare = 'muscles' AND polarity = -1 THEN 'says the ' || value || ' do no work'
    WHEN compare = 'muscles' AND role = 'primary' THEN 'names the ' || value || ' as the prime mover'
    WHEN compare = 'muscles' AND role = 'secondary' THEN 'lets the ' || value || ' only help'
    WHEN polarity = -1 THEN 'says not ' || replace(says, '{}', value)
    ELSE 'says ' || replace(says, '{}', value)
END;

CREATE TEMP MACRO named(title, holders) AS
    '“' || title || '”' || CASE WHEN holders > 1 THEN ' (and ' || (holders - 1) || ' more)' ELSE '' END;

CREATE TEMP MACRO conditions(level, goal, population) AS
    nullif(array_to_string(list_filter([level, goal, population], lambda x: x IS NOT NULL), ' and '), '');

CREATE TEMP MACRO why_comparable(subject, for_a, for_b, title_a, title_b, certain, workout) AS subject || CASE
    WHEN for_a IS NULL AND for_b IS NULL AND workout AND NOT certain THEN ', but one figure is that of a workout'
    WHEN for_a IS NULL AND for_b IS NULL THEN ', no level, goal or population given by either'
    WHEN for_a = for_b THEN ', both for ' || for_a
    WHEN for_b IS NULL THEN ', but only “' || title_a || '” says for whom: ' || for_a
    WHEN for_a IS NULL THEN ', but only “' || title_b || '” says for whom: ' || for_b
    ELSE ', but one is for ' || for_a || ', the other for ' || for_b
END;

INSERT INTO conflicts BY NAME
WITH sides AS (
    SELECT
        substring(sha256(concat_ws(chr(10), 'conflict', d.aspect, d.claim_a, d.claim_b)), 1, 16) AS conflict_id,
        d.aspect, d.claim_a, d.claim_b, d.certain, d.rule, k.kind, k.severity, k.severity_reason,
        a.subject_kind, a.subject_id, a.source_id AS source_a, b.source_id AS source_b,
        coalesce(e.name, m.name, 'training in general') AS subject_name,
        CASE a.subject_kind WHEN 'general' THEN 'training in general' ELSE 'the same ' || a.subject_kind END AS subject,
        coalesce(sa.title, sa.path) AS title_a, coalesce(sb.title, sb.path) AS title_b,
        conditions(a.level, a.goal, a.population) AS for_a, conditions(b.level, b.goal, b.population) AS for_b,
        CASE WHEN k.sided AND a.per_side THEN ' per side' ELSE '' END AS side,
        said(k.compare, k.says, d.low_a, d.high_a, a.value, a.polarity, a.role, side) AS said_a,
        said(k.compare, k.says, d.low_b, d.high_b, b.value, b.polarity, b.role, side) AS said_b,
        named(title_a, d.holders_a) AS named_a, named(title_b, d.holders_b) AS named_b,
        wa.in_workout OR wb.in_workout AS workout
    FROM disputes AS d
    JOIN aspects AS k ON k.aspect = d.aspect
    JOIN claims AS a ON a.claim_id = d.claim_a
    JOIN claims AS b ON b.claim_id = d.claim_b
    JOIN comparable AS wa ON wa.claim_id = d.claim_a
    JOIN comparable AS wb ON wb.claim_id = d.claim_b
    JOIN sources AS sa ON sa.source_id = a.source_id
    JOIN sources AS sb ON sb.source_id = b.source_id
    LEFT JOIN exercises AS e ON a.subject_kind = 'exercise' AND e.exercise_id = a.subject_id
    LEFT JOIN muscles AS m ON a.subject_kind = 'muscle' AND m.muscle_id = a.subject_id
    QUALIFY row_number() OVER (PARTITION BY d.claim_a, d.claim_b ORDER BY d.certain DESC, d.rule) = 1
)
SELECT
    conflict_id, kind, aspect, subject_kind, subject_id, subject_name, claim_a, claim_b, source_a, source_b,
    CASE WHEN certain THEN 'conflict' ELSE 'possible' END AS certainty, severity, severity_reason, rule,
    CASE
        WHEN source_a = source_b THEN
            named_a || ' ' || said_a || ' in one place and ' || regexp_replace(said_b, '^says ', '') || ' in another; ' || subject
            || coalesce(', both for ' || for_a, '') || '.'
        ELSE
            named_a || ' ' || said_a || ', ' || named_b || ' ' || said_b || '; '
            || why_comparable(subject, for_a, for_b, title_a, title_b, certain, workout) || '.'
    END AS explanation,
    dismissed.reason AS dismissed
FROM sides LEFT JOIN dismissed USING (conflict_id)
ORDER BY conflict_id;
