-- What people ask most, under plain names. Counts of articles are of distinct ones; a copy of an article is no second
-- voice, for only one of several equal files has mentions. comments.sql says what each view and column holds.

CREATE VIEW muscle_members AS
WITH RECURSIVE below AS (
    SELECT muscle_id, muscle_id AS member_id FROM muscles
    UNION
    SELECT below.muscle_id, muscles.muscle_id FROM below JOIN muscles ON muscles.group_id = below.member_id
)
SELECT muscle_id, member_id FROM below;

CREATE VIEW exercise_ancestors AS
WITH RECURSIVE above AS (
    SELECT exercise_id, parent_id AS ancestor_id, 1 AS distance FROM exercises WHERE parent_id IS NOT NULL
    UNION
    SELECT above.exercise_id, exercises.parent_id, above.distance + 1
    FROM above JOIN exercises ON exercises.exercise_id = above.ancestor_id
    WHERE exercises.parent_id IS NOT NULL AND above.distance < 20
)
SELECT exercise_id, ancestor_id, distance FROM above;

CREATE VIEW exercise_muscles AS
SELECT
    m.exercise_id, e.name AS exercise, u.muscle_id,
    count(DISTINCT m.source_id) AS articles,
    count(DISTINCT m.source_id) FILTER (u.role = 'primary') AS as_primary,
    count(DISTINCT m.source_id) FILTER (u.role = 'secondary') AS as_secondary,
    count(DISTINCT m.source_id) FILTER (u.role = 'worked') AS without_role,
    CASE WHEN as_primary > 0 AND as_primary >= as_secondary THEN 'primary'
        WHEN as_secondary > without_role THEN 'secondary' ELSE 'worked' END AS role
FROM mention_muscles AS u JOIN mentions AS m USING (mention_id) JOIN exercises AS e USING (exercise_id)
GROUP BY m.exercise_id, e.name, u.muscle_id;

CREATE VIEW exercise_overview AS
SELECT
    e.exercise_id, e.name AS exercise, e.source_count AS articles,
    list_sort(coalesce(names.names, [])) AS other_names,
    list_sort(coalesce(muscles.main, [])) AS muscles,
    list_sort(coalesce(muscles.helping, [])) AS secondary_muscles,
    list_sort(coalesce(things.equipment, [])) AS equipment,
    coalesce(doses.doses, 0) AS doses, coalesce(steps.steps, 0) AS steps, coalesce(disputes.conflicts, 0) AS conflicts
FROM exercises AS e
LEFT JOIN (
    SELECT n.exercise_id, list(n.name) FILTER (lower(n.name) != lower(x.name)) AS names
    FROM exercise_names AS n JOIN exercises AS x USING (exercise_id) GROUP BY n.exercise_id
) AS names USING (exercise_id)
LEFT JOIN (
    SELECT exercise_id, list(muscle_id) FILTER (role != 'secondary') AS main,
        list(muscle_id) FILTER (role = 'secondary') AS helping
    FROM exercise_muscles GROUP BY exercise_id
) AS muscles USING (exercise_id)
LEFT JOIN (
    SELECT exercise_id, list(DISTINCT u.equipment_id) AS equipment
    FROM mention_equipment AS u JOIN mentions USING (mention_id) GROUP BY exercise_id
) AS things USING (exercise_id)
LEFT JOIN (
    SELECT exercise_id, count(*) AS doses FROM prescriptions JOIN mentions USING (mention_id) GROUP BY exercise_id
) AS doses USING (exercise_id)
LEFT JOIN (
    SELECT exercise_id, count(*) AS steps FROM steps JOIN mentions USING (mention_id) GROUP BY exercise_id
) AS steps USING (exercise_id)
LEFT JOIN (
    SELECT subject_id AS exercise_id, count(*) AS conflicts
    FROM conflicts WHERE subject_kind = 'exercise' AND certainty = 'conflict' AND dismissed IS NULL
    GROUP BY subject_id
) AS disputes USING (exercise_id)
WHERE e.source_count > 0;

CREATE VIEW doses AS
SELECT
    m.exercise_id, e.name AS exercise, coalesce(s.title, s.path) AS article,
    p.sets_min, p.sets_max, p.reps_min, p.reps_max, p.reps_unit, p.per_side, p.rest_seconds_min, p.rest_seconds_max,
    p.load_percent_1rm_min, p.load_percent_1rm_max, p.load, p.rpe_min, p.rpe_max, p.tempo, p.set_type,
    p.level, p.goal, p.population, p.phase, p.quote, s.path, p.prescription_id
FROM prescriptions AS p JOIN mentions AS m USING (mention_id) JOIN exercises AS e USING (exercise_id)
JOIN sources AS s USING (source_id);

CREATE VIEW instructions AS
SELECT
    m.exercise_id, e.name AS exercise, coalesce(s.title, s.path) AS article, t.position AS step, t.text,
    s.path, t.mention_id
FROM steps AS t JOIN mentions AS m USING (mention_id) JOIN exercises AS e USING (exercise_id)
JOIN sources AS s USING (source_id);

CREATE VIEW consensus AS
SELECT
    a.subject_kind, a.subject_id, coalesce(e.name, m.name, 'training in general') AS subject,
    a.aspect, a.value, a.value_min, a.value_max,
    a.independent_sources AS articles, a.dissenting_sources AS dissenting,
    a.independent_sources / (a.independent_sources + a.dissenting_sources) AS share
FROM agreements AS a
LEFT JOIN exercises AS e ON a.subject_kind = 'exercise' AND e.exercise_id = a.subject_id
LEFT JOIN muscles AS m ON a.subject_kind = 'muscle' AND m.muscle_id = a.subject_id;

CREATE VIEW conflict_quotes AS
SELECT
    c.conflict_id, c.certainty, c.severity, c.kind, c.subject_name AS subject, c.aspect, c.explanation, c.dismissed,
    coalesce(sa.title, sa.path) AS article_a, a.quote AS quote_a, sa.path AS path_a,
    coalesce(sb.title, sb.path) AS article_b, b.quote AS quote_b, sb.path AS path_b
FROM conflicts AS c
JOIN claims AS a ON a.claim_id = c.claim_a JOIN claims AS b ON b.claim_id = c.claim_b
JOIN sources AS sa ON sa.source_id = c.source_a JOIN sources AS sb ON sb.source_id = c.source_b;

CREATE VIEW muscle_coverage AS
SELECT
    u.muscle_id, u.kind, u.group_id,
    count(DISTINCT x.exercise_id) AS exercises,
    count(DISTINCT x.exercise_id) FILTER (x.role = 'primary') AS as_primary,
    count(DISTINCT x.exercise_id) FILTER (x.muscle_id = u.muscle_id) AS by_this_name,
    count(DISTINCT x.source_id) AS articles
FROM muscles AS u
JOIN muscle_members AS below USING (muscle_id)
LEFT JOIN (
    SELECT w.muscle_id, w.role, m.exercise_id, m.source_id FROM mention_muscles AS w JOIN mentions AS m USING (mention_id)
) AS x ON x.muscle_id = below.member_id
GROUP BY u.muscle_id, u.kind, u.group_id;

CREATE VIEW source_yield AS
SELECT
    s.source_id, coalesce(s.title, s.path) AS article, s.path, s.status, s.words,
    coalesce(met.exercises, 0) AS exercises, coalesce(told.steps, 0) AS steps, coalesce(given.doses, 0) AS doses,
    coalesce(said.claims, 0) AS claims, coalesce(disputes.conflicts, 0) AS conflicts,
    parts.claimed AS claimed_share, parts.unparsed AS unparsed_share
FROM sources AS s
LEFT JOIN (SELECT source_id, count(DISTINCT exercise_id) AS exercises FROM mentions GROUP BY source_id) AS met
    USING (source_id)
LEFT JOIN (SELECT source_id, count(*) AS steps FROM steps JOIN mentions USING (mention_id) GROUP BY source_id) AS told
    USING (source_id)
LEFT JOIN (
    SELECT source_id, count(*) AS doses FROM prescriptions JOIN mentions USING (mention_id) GROUP BY source_id
) AS given USING (source_id)
LEFT JOIN (SELECT source_id, count(*) AS claims FROM claims GROUP BY source_id) AS said USING (source_id)
LEFT JOIN (
    SELECT source_id, count(DISTINCT conflict_id) AS conflicts
    FROM (
        SELECT source_a AS source_id, conflict_id FROM conflicts
        WHERE certainty = 'conflict' AND dismissed IS NULL
        UNION ALL SELECT source_b, conflict_id FROM conflicts
        WHERE certainty = 'conflict' AND dismissed IS NULL
    ) GROUP BY source_id
) AS disputes USING (source_id)
LEFT JOIN (
    SELECT source_id,
        coalesce(sum(end_char - start_char) FILTER (status = 'claimed'), 0) / sum(end_char - start_char) AS claimed,
        coalesce(sum(end_char - start_char) FILTER (status = 'unparsed'), 0) / sum(end_char - start_char) AS unparsed
    FROM ledger GROUP BY source_id
) AS parts USING (source_id);
