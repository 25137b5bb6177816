/**
 * Runs, the attempts of their scrapers, and how scrapers ended: what run folders and the history hold on one machine.
 */
export const RUNS = `
  CREATE TABLE regatta.run (
    run     text COLLATE "C" PRIMARY KEY,
    stage   text NOT NULL,
    plan    json NOT NULL,
    version int NOT NULL DEFAULT 1,
    created timestamptz NOT NULL DEFAULT now(),
    summary json
  );
  CREATE INDEX run_unfinished ON regatta.run (run) WHERE summary IS NULL;

  -- One row for each scraper of a run. A scraper waits or runs in one run at a time.
  CREATE TABLE regatta.attempt (
    run     text COLLATE "C" NOT NULL REFERENCES regatta.run ON DELETE CASCADE,
    country text COLLATE "C" NOT NULL,
    source  text COLLATE "C" NOT NULL,
    stage   text NOT NULL,
    job     uuid NOT NULL,
    worker  text,
    launch  json,
    state   json,
    result  json,
    exit    json,
    PRIMARY KEY (run, country, source)
  );
  CREATE UNIQUE INDEX attempt_open ON regatta.attempt (country, source, stage) WHERE exit IS NULL;
  CREATE INDEX attempt_job ON regatta.attempt (job);

  CREATE TABLE regatta.event (
    run  text COLLATE "C" NOT NULL REFERENCES regatta.run ON DELETE CASCADE,
    seq  bigint NOT NULL,
    line json NOT NULL,
    PRIMARY KEY (run, seq)
  );

  CREATE TABLE regatta.ended (
    run         text COLLATE "C" NOT NULL,
    country     text COLLATE "C" NOT NULL,
    source      text COLLATE "C" NOT NULL,
    attempt     int NOT NULL,
    finished    text COLLATE "C" NOT NULL,
    duration_ms bigint,
    status      text NOT NULL,
    row         json NOT NULL,
    PRIMARY KEY (country, source, run, attempt)
  );
  CREATE INDEX ended_finished ON regatta.ended (country, source, finished);
  CREATE INDEX ended_run ON regatta.ended (run);
`
