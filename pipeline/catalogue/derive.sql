-- What follows from the articles' rows: the merged exercises and their names.

INSERT INTO exercises
SELECT
    named.exercise_id, named.name, named.parent_id, named.movement, named.equipment_id, named.laterality, named.position,
    named.angle, named.known, coalesce(met.source_count, 0), coalesce(met.mention_count, 0)
FROM (
    SELECT DISTINCT ON (exercise_id) *
    FROM source_exercises
    ORDER BY exercise_id, known DESC, name, parent_id, movement, equipment_id, laterality, position, angle
) AS named
LEFT JOIN (
    SELECT exercise_id, count(DISTINCT source_id) AS source_count, count(*) AS mention_count
    FROM mentions GROUP BY exercise_id
) AS met USING (exercise_id)
ORDER BY named.exercise_id;

-- A merge leaves exercises behind of which no article speaks and that are above none of which one does.
WITH RECURSIVE wanted AS (
    SELECT exercise_id FROM mentions
    UNION
    SELECT subject_id FROM claims WHERE subject_kind = 'exercise'
    UNION
    SELECT parent_id FROM wanted JOIN exercises USING (exercise_id) WHERE parent_id IS NOT NULL
)
DELETE FROM exercises WHERE exercise_id NOT IN (SELECT exercise_id FROM wanted);

INSERT INTO exercise_names
SELECT exercise_id, name, count(DISTINCT source_id) FROM mentions GROUP BY exercise_id, name ORDER BY exercise_id, name;
