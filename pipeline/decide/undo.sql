-- Back to what the articles say: rows kept from an earlier catalogue still follow the decisions it replayed.

UPDATE mentions SET exercise_id = read_as WHERE read_as != exercise_id;
UPDATE mentions SET read_as = exercise_id WHERE read_as IS NULL;
UPDATE claims SET subject_id = read_as WHERE read_as != subject_id;
UPDATE claims SET read_as = subject_id WHERE read_as IS NULL AND subject_kind = 'exercise';

DELETE FROM mention_muscles USING overruled_muscles AS o
WHERE mention_muscles.mention_id = o.mention_id AND mention_muscles.muscle_id = o.muscle_id;
INSERT INTO mention_muscles SELECT * FROM overruled_muscles;
DELETE FROM overruled_muscles;
DELETE FROM claims USING overruled_claims AS o WHERE claims.claim_id = o.claim_id;
INSERT INTO claims SELECT * FROM overruled_claims;
DELETE FROM overruled_claims;
