-- The catalogue. Every fact carries quote, start_char and end_char: offsets into documents.text, Unicode code
-- points, end exclusive, so that substring(text, start_char + 1, end_char - start_char) = quote for every row.
-- Ranges are two columns; one figure fills both, an open end is NULL, unknown is NULL in both.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

-- Which file on this machine holds which source: bookkeeping of `ingest`, never exported.
CREATE TABLE inputs (
    root TEXT NOT NULL, path TEXT NOT NULL, size BIGINT NOT NULL, mtime_ns BIGINT NOT NULL,
    sha256 TEXT, source_id TEXT NOT NULL, unpacked BIGINT,
    PRIMARY KEY (root, path)
);

-- Records of web archives that are no English pages.
CREATE TABLE skipped (source_id TEXT PRIMARY KEY, reason TEXT NOT NULL);

CREATE TABLE sources (
    source_id TEXT PRIMARY KEY, path TEXT NOT NULL, format TEXT, sha256 TEXT,
    title TEXT, author TEXT, publisher TEXT, published DATE, url TEXT, language TEXT, words INTEGER,
    status TEXT NOT NULL CHECK (status IN ('ok', 'partial', 'duplicate', 'quarantined')),
    reason TEXT, duplicate_of TEXT, boilerplate_chars INTEGER
);

CREATE TABLE documents (source_id TEXT PRIMARY KEY, text TEXT NOT NULL);

-- By these sketches copies of one article are recognised.
CREATE TABLE sketches (source_id TEXT PRIMARY KEY, shingles UINTEGER[] NOT NULL);

CREATE TABLE blocks (
    source_id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, level INTEGER NOT NULL, depth INTEGER NOT NULL,
    start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    PRIMARY KEY (source_id, position)
);

CREATE TABLE muscles (
    muscle_id TEXT PRIMARY KEY, name TEXT NOT NULL, group_id TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('muscle', 'group', 'region')), uberon_id TEXT, fma_id TEXT
);

CREATE TABLE equipment (equipment_id TEXT PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE exercises (
    exercise_id TEXT PRIMARY KEY, name TEXT NOT NULL, parent_id TEXT, movement TEXT, equipment_id TEXT, laterality TEXT,
    position TEXT, angle TEXT, known BOOLEAN NOT NULL, source_count INTEGER NOT NULL, mention_count INTEGER NOT NULL
);

-- The exercises each article presents, with the more general ones above them: what `exercises` is made of.
CREATE TABLE source_exercises (
    source_id TEXT NOT NULL, exercise_id TEXT NOT NULL, name TEXT NOT NULL, parent_id TEXT, movement TEXT, equipment_id TEXT,
    laterality TEXT, position TEXT, angle TEXT, known BOOLEAN NOT NULL,
    PRIMARY KEY (source_id, exercise_id)
);

CREATE TABLE exercise_names (
    exercise_id TEXT NOT NULL, name TEXT NOT NULL, source_count INTEGER NOT NULL,
    PRIMARY KEY (exercise_id, name)
);

CREATE TABLE mentions (
    mention_id TEXT PRIMARY KEY, source_id TEXT NOT NULL, exercise_id TEXT NOT NULL, name TEXT NOT NULL, level TEXT,
    rule TEXT NOT NULL, why TEXT NOT NULL, quote TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    read_as TEXT
);

CREATE TABLE steps (
    mention_id TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
    quote TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    PRIMARY KEY (mention_id, position)
);

CREATE TABLE mention_muscles (
    mention_id TEXT NOT NULL, muscle_id TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('primary', 'secondary', 'worked')),
    quote TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    PRIMARY KEY (mention_id, muscle_id)
);

CREATE TABLE mention_equipment (
    mention_id TEXT NOT NULL, equipment_id TEXT NOT NULL,
    quote TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    PRIMARY KEY (mention_id, equipment_id)
);

CREATE TABLE prescriptions (
    prescription_id TEXT PRIMARY KEY, mention_id TEXT NOT NULL,
    sets_min DOUBLE, sets_max DOUBLE, reps_min DOUBLE, reps_max DOUBLE,
    reps_unit TEXT NOT NULL
        CHECK (reps_unit IN ('reps', 'seconds', 'minutes', 'meters', 'steps', 'breaths', 'calories', 'failure')),
    per_side BOOLEAN NOT NULL, rest_seconds_min DOUBLE, rest_seconds_max DOUBLE,
    load_percent_1rm_min DOUBLE, load_percent_1rm_max DOUBLE, load TEXT, rpe_min DOUBLE, rpe_max DOUBLE, tempo TEXT,
    set_type TEXT NOT NULL CHECK (set_type IN ('work', 'warmup')),
    level TEXT, goal TEXT, population TEXT, phase TEXT, rule TEXT NOT NULL,
    quote TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL
);

CREATE TABLE claims (
    claim_id TEXT PRIMARY KEY, source_id TEXT NOT NULL, mention_id TEXT,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('exercise', 'muscle', 'general')), subject_id TEXT NOT NULL,
    aspect TEXT NOT NULL, value TEXT, value_min DOUBLE, value_max DOUBLE, unit TEXT,
    polarity INTEGER NOT NULL CHECK (polarity IN (1, -1)),
    stance TEXT NOT NULL CHECK (stance IN ('asserted', 'reported', 'refuted')),
    level TEXT, goal TEXT, population TEXT, phase TEXT, set_type TEXT, per_side BOOLEAN, role TEXT, rule TEXT NOT NULL,
    quote TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL, read_as TEXT
);

-- Decisions by people, and the rows they overrule as the articles state them.
CREATE TABLE decisions (
    position INTEGER PRIMARY KEY, kind TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT NOT NULL, decided DATE NOT NULL,
    applied BOOLEAN NOT NULL
);
CREATE TABLE overruled_muscles AS FROM mention_muscles;
CREATE TABLE overruled_claims AS FROM claims;

CREATE TABLE conflicts (
    conflict_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('dose', 'schedule', 'technique', 'muscles', 'level', 'equipment')),
    aspect TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, subject_name TEXT NOT NULL,
    claim_a TEXT NOT NULL, claim_b TEXT NOT NULL, source_a TEXT NOT NULL, source_b TEXT NOT NULL,
    certainty TEXT NOT NULL CHECK (certainty IN ('conflict', 'possible')),
    severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 3), severity_reason TEXT NOT NULL, rule TEXT NOT NULL,
    explanation TEXT NOT NULL, dismissed TEXT
);

CREATE TABLE agreements (
    subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, aspect TEXT NOT NULL, value TEXT, value_min DOUBLE, value_max DOUBLE,
    independent_sources INTEGER NOT NULL, dissenting_sources INTEGER NOT NULL
);

CREATE TABLE ledger (
    source_id TEXT NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('claimed', 'prose', 'unparsed')),
    PRIMARY KEY (source_id, start_char)
);

CREATE TABLE quarantine (source_id TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT, stage TEXT NOT NULL, reason TEXT NOT NULL);
