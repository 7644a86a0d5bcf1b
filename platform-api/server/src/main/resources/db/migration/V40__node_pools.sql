-- Pools of nodes, and what operators say of a node beyond its availability and labels.

CREATE TABLE node_pools (
    name       VARCHAR(63) PRIMARY KEY,
    uid        UUID NOT NULL,
    -- The only tenants whose tasks its nodes run, as a JSON array; empty when it is not fenced.
    tenants    TEXT NOT NULL,
    labels     TEXT NOT NULL,
    generation BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by VARCHAR(63) NOT NULL
);

ALTER TABLE nodes ADD COLUMN pool VARCHAR(63) REFERENCES node_pools (name);
-- A JSON array of key, value, effect and since.
ALTER TABLE nodes ADD COLUMN taints TEXT DEFAULT '[]' NOT NULL;
CREATE INDEX nodes_by_pool ON nodes (pool, name);
