-- What jobs and crons have beside what an app has, and a copy of what the leader remembers of them.

CREATE TABLE jobs (
    app_uid  UUID PRIMARY KEY REFERENCES apps (uid) ON DELETE CASCADE,
    -- When it is done and when it is made, with every default filled in.
    terms    TEXT NOT NULL,
    -- When its schedule took effect.
    since    TIMESTAMP WITH TIME ZONE NOT NULL,
    -- When somebody asked for a run: milliseconds since 1970, joined by commas.
    triggers TEXT NOT NULL,
    -- The leader's record as the cluster store had it last, in base64; put back into a store that lost it.
    book     TEXT
);
