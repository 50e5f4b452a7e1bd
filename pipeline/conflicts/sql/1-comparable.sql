-- Claims → what can be compared. Inputs: claims, mentions, prescriptions, steps, and the temporary tables `aspects` (how each
-- aspect compares) and `origins` (sources that are copies of one another share an origin).

-- Exercises an article doses: three make a workout, and what a workout says holds for that workout.
CREATE TEMP TABLE workouts AS
SELECT source_id FROM prescriptions JOIN mentions USING (mention_id)
GROUP BY source_id HAVING count(DISTINCT exercise_id) >= 3;

-- A dose of a workout is advice on the exercise all the same where the article teaches it step by step and counts its sets;
-- the rest after it still belongs to the workout.
CREATE TEMP TABLE taught AS
SELECT DISTINCT mention_id FROM prescriptions SEMI JOIN steps USING (mention_id) WHERE sets_min IS NOT NULL;

-- The work of a workout's intervals: as many seconds for one exercise as for the others; so are its rounds.
CREATE TEMP TABLE shared AS
SELECT DISTINCT mention_id
FROM (FROM claims WHERE aspect = 'hold_seconds')
QUALIFY count(DISTINCT subject_id) OVER (PARTITION BY source_id, value_min, value_max) >= 3;

-- Rest between exercises or rounds is no rest between sets, nor is what an exercise of that circuit has of it.
CREATE TEMP TABLE other_rest AS
WITH resting AS (FROM claims WHERE aspect = 'rest_between_sets_seconds'),
between_others AS (
    SELECT claim_id, source_id, value_min, value_max FROM resting
    WHERE NOT contains(lower(quote), 'between sets')
        AND regexp_matches(quote, '(?:between|after) (?:the |each |every )?(?:exercise|round|circuit|station|move|superset)', 'i')
)
SELECT claim_id FROM between_others
UNION
SELECT claim_id FROM resting SEMI JOIN between_others USING (source_id, value_min, value_max)
WHERE NOT regexp_matches(quote, '\brest|\bbetween', 'i');

-- Stretching or a run every day is no training every day; what a short quote is of, its article's title tells.
CREATE TEMP MACRO trains(words) AS
    regexp_matches(words, '\b(?:train|work ?out|lift|weights|strength|strong|resistance|muscle building|sets)', 'i');
CREATE TEMP MACRO activity(words) AS CASE
    WHEN trains(words) THEN '' ELSE regexp_extract(
        lower(words),
        '\b(stretch|foam[- ]roll|roll out|massage|mobili|maintenance|activat|wake[- ]up|drill|walk|jog|run|cardio|aerobic|swim|cycl|yoga|exercise|(?:perform|do|repeat|practi[sc]e) (?:them|these|it|this))', 1
    )
END;

-- Each muscle twice a week may be four days of training.
CREATE TEMP MACRO of_each_muscle(words) AS regexp_matches(
    words, '\b(?:each|every|per|any|all|same|major|your|given) (?:\w+ )?(?:muscles?|body ?parts?)\b|\bmuscle groups?|\b(?:upper|lower) body\b', 'i'
);

-- A "10-minute finisher" is as long as it is called; how long to train is another matter.
CREATE TEMP MACRO is_called_by_length(words) AS
    regexp_matches(
        words, '\d[- ]min(?:ute)?s?\b (?:\w+[- ]){0,3}(?:workout|routine|session|circuit|class|tabata|hiit|program|sequence|flow|finisher)', 'i'
    )
    AND NOT regexp_matches(words, '\b(?:should|need|ideal|enough|at least|recommend|aim|best|plenty|suffic|take|last)', 'i');

-- Asserted, of working sets, not of one week of a plan. Unstated conditions are empty, so that equal ones are equal.
CREATE TEMP TABLE comparable AS
SELECT
    claim_id, source_id, origin, subject_kind, subject_id,
    CASE
        WHEN subject_kind = 'exercise' OR aspect NOT IN ('frequency_per_week', 'duration_minutes', 'rest_between_sessions_hours') THEN ''
        WHEN subject_kind = 'general' AND aspect != 'duration_minutes' AND of_each_muscle(concat_ws(': ', title, quote)) THEN 'each muscle'
        WHEN trains(quote) OR activity(quote) != '' OR subject_kind = 'muscle' THEN activity(quote)
        WHEN regexp_matches(quote, '\b(?:program|routine|muscle)', 'i') THEN ''
        ELSE coalesce(activity(title), '')
    END AS activity,
    aspect, compare, sided AND coalesce(per_side, false) AS each_side,
    coalesce(level, '') AS level, coalesce(goal, '') AS goal, coalesce(population, '') AS population,
    of_workout AND subject_kind != 'muscle' AND (
        workouts.source_id IS NOT NULL AND (
            taught.mention_id IS NULL OR aspect = 'rest_between_sets_seconds' OR shared.mention_id IS NOT NULL
            OR regexp_matches(quote, '\brounds?\b', 'i')
        ) OR aspect = 'duration_minutes' AND is_called_by_length(quote)
    ) AS in_workout,
    value, polarity, role, coalesce(value_min, '-inf'::DOUBLE) AS low, coalesce(value_max, 'inf'::DOUBLE) AS high,
    value_min IS NOT NULL OR value_max IS NOT NULL AS has_figure, mention_id, quote, claims.start_char, claims.end_char
FROM claims
JOIN aspects USING (aspect)
JOIN origins USING (source_id)
JOIN sources USING (source_id)
LEFT JOIN workouts USING (source_id)
LEFT JOIN taught USING (mention_id)
LEFT JOIN shared USING (mention_id)
ANTI JOIN other_rest USING (claim_id)
WHERE stance = 'asserted' AND phase IS NULL AND coalesce(set_type, 'work') = 'work';

-- A frame is everything that must be equal for two claims to exclude one another for certain.
CREATE TEMP TABLE frames AS
SELECT row_number() OVER (
    ORDER BY subject_kind, subject_id, activity, aspect, each_side, level, goal, population, in_workout
)::INTEGER AS frame, *
FROM (
    SELECT DISTINCT subject_kind, subject_id, activity, aspect, each_side, level, goal, population, in_workout FROM comparable
);

CREATE TEMP TABLE framed AS
SELECT frame, comparable.*
FROM comparable
JOIN frames USING (subject_kind, subject_id, activity, aspect, each_side, level, goal, population, in_workout);

-- Frames that differ only in what one of them leaves open: what is disputed between them is possible at most.
-- Two workouts may each have their own figure.
CREATE TEMP TABLE neighbours AS
SELECT a.frame, b.frame AS other
FROM frames AS a
JOIN frames AS b USING (subject_kind, subject_id, activity, aspect, each_side)
WHERE a.frame != b.frame AND NOT (a.in_workout AND b.in_workout)
    AND (a.level = b.level OR a.level = '' OR b.level = '')
    AND (a.goal = b.goal OR a.goal = '' OR b.goal = '')
    AND (a.population = b.population OR a.population = '' OR b.population = '');

CREATE TEMP TABLE disputes (
    aspect TEXT, claim_a TEXT, claim_b TEXT, low_a DOUBLE, high_a DOUBLE, low_b DOUBLE, high_b DOUBLE,
    holders_a BIGINT, holders_b BIGINT, certain BOOLEAN, rule TEXT
);
