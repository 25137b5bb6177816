/** Sites whose listings are looked for again and again: those that were once enqueued for it, with their task. */
export const SITES = `
  CREATE TABLE regatta.site (
    country text COLLATE "C" NOT NULL,
    source  text COLLATE "C" NOT NULL,
    -- Of the unit that its scraper belongs to.
    unit    text NOT NULL,
    task    json NOT NULL,
    PRIMARY KEY (country, source)
  );

  CREATE INDEX attempt_failed ON regatta.attempt (stage) WHERE result->>'status' = 'failed';
`
