-- What operators want of each cluster as a whole. The one cluster there is exists from the start.

CREATE TABLE clusters (
    name         VARCHAR(63) PRIMARY KEY,
    uid          UUID NOT NULL,
    strategy     VARCHAR(16) NOT NULL,
    labels       TEXT NOT NULL,
    generation   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by   VARCHAR(63) NOT NULL
);

INSERT INTO clusters (name, uid, strategy, labels, generation, version, created_at, updated_at, created_by)
VALUES ('default', '01900000-0000-7000-8000-000000000001', 'SPREAD', '{}', 1, 1, CURRENT_TIMESTAMP(3), CURRENT_TIMESTAMP(3), 'system');
