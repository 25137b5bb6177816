/** Workers, and who may visit a host. */
export const CLUSTER = `
  CREATE TABLE regatta.worker (
    id        text PRIMARY KEY,
    type      text NOT NULL,
    host      text NOT NULL,
    pid       int NOT NULL,
    version   text NOT NULL,
    started   timestamptz NOT NULL DEFAULT now(),
    heartbeat timestamptz NOT NULL DEFAULT now(),
    -- After so many seconds without a heartbeat it counts as failed.
    patience  real NOT NULL,
    stopped   timestamptz,
    done      bigint NOT NULL DEFAULT 0,
    failed    bigint NOT NULL DEFAULT 0,
    rss_mb    int
  );

  -- The last owner of each host. The epoch only grows: a writer of an earlier one is refused. Times are of this
  -- database's clock, and so mean the same on every machine.
  CREATE TABLE regatta.assignment (
    host        text PRIMARY KEY,
    epoch       bigint NOT NULL,
    worker      text NOT NULL,
    job         uuid NOT NULL,
    scraper     text NOT NULL,
    since       timestamptz NOT NULL DEFAULT clock_timestamp(),
    renewed     timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The owner makes no request later than this, whatever becomes of it.
    until       timestamptz NOT NULL,
    released    timestamptz,
    -- Politeness goes with the host: its last request and pause, and its breaker.
    last_asked  timestamptz,
    gap_ms      int NOT NULL DEFAULT 0,
    paused_till timestamptz
  );
  CREATE INDEX assignment_job ON regatta.assignment (job) WHERE released IS NULL;

  CREATE TABLE regatta.failover (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    host     text NOT NULL,
    "from"   text NOT NULL,
    "to"     text NOT NULL,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Since the last sign of life of the owner before.
    seconds  real NOT NULL
  );

  CREATE TABLE regatta.refusal (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    store  int NOT NULL,
    worker text NOT NULL,
    epoch  bigint NOT NULL,
    kind   text NOT NULL,
    at     timestamptz NOT NULL DEFAULT clock_timestamp()
  );

  -- Claims of a job in a row that brought no progress: after three it is dead.
  CREATE TABLE regatta.trial (
    job       uuid PRIMARY KEY,
    fruitless int NOT NULL DEFAULT 0
  );

  -- When a host that belongs to no assignment may be asked next, by whoever asks.
  CREATE TABLE regatta.host_slot (
    host    text PRIMARY KEY,
    next_at timestamptz NOT NULL
  );
`
