-- Tenants, their namespaces, users, grants and sessions. Written so that H2 (in PostgreSQL mode) and PostgreSQL both run it.

CREATE TABLE tenants (
    name         VARCHAR(63) PRIMARY KEY,
    uid          UUID NOT NULL,
    display_name VARCHAR(200),
    labels       TEXT NOT NULL,
    generation   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by   VARCHAR(63) NOT NULL
);

CREATE TABLE namespaces (
    name         VARCHAR(63) PRIMARY KEY,
    uid          UUID NOT NULL,
    tenant       VARCHAR(63) NOT NULL REFERENCES tenants (name),
    cluster      VARCHAR(63) NOT NULL,
    phase        VARCHAR(16) NOT NULL,
    labels       TEXT NOT NULL,
    generation   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by   VARCHAR(63) NOT NULL
);
CREATE INDEX namespaces_by_tenant ON namespaces (tenant, name);

CREATE TABLE users (
    name          VARCHAR(63) PRIMARY KEY,
    uid           UUID NOT NULL,
    display_name  VARCHAR(200),
    password_hash VARCHAR(200) NOT NULL,
    labels        TEXT NOT NULL,
    generation    BIGINT NOT NULL,
    version       BIGINT NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by    VARCHAR(63) NOT NULL
);

-- "grants" and not "grant", which is a word of SQL.
CREATE TABLE grants (
    user_name  VARCHAR(63) NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    role       VARCHAR(63) NOT NULL,
    collection VARCHAR(200) NOT NULL,
    PRIMARY KEY (user_name, role, collection)
);

-- One per sign-in. Ending it makes all of its tokens worthless.
CREATE TABLE sessions (
    id         UUID PRIMARY KEY,
    user_name  VARCHAR(63) NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at   TIMESTAMP WITH TIME ZONE
);
CREATE INDEX sessions_by_user ON sessions (user_name);

-- Only the SHA-256 of a refresh token is kept. A used one stays, so that its second use is noticed.
CREATE TABLE refresh_tokens (
    token_hash VARCHAR(64) PRIMARY KEY,
    session_id UUID NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    issued_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at    TIMESTAMP WITH TIME ZONE
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

-- Answers to POSTs that carried an Idempotency-Key, so that a repetition gets the same one.
CREATE TABLE idempotency_keys (
    caller      VARCHAR(63) NOT NULL,
    request_key VARCHAR(200) NOT NULL,
    operation   VARCHAR(500) NOT NULL,
    body_hash   VARCHAR(64) NOT NULL,
    status      INT,
    answer      TEXT,
    location    VARCHAR(500),
    created_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (caller, request_key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
