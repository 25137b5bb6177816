/**
 * The tables of all stores: each row belongs to the store of one scraper. Columns mean what those of the SQLite file of
 * a store mean. JSON stays text, so that it comes back as it was written; text that holds a NUL, which PostgreSQL
 * cannot keep, is kept as JSON where `escaped` says so. A URL may be longer than an index bears, so its digest is
 * indexed.
 */
export const STORES = `
  -- Of the store and the URL together: a plan that was made while there was one store must not go by the store alone.
  CREATE FUNCTION regatta.url_key(store int, url text) RETURNS uuid IMMUTABLE PARALLEL SAFE
    RETURN md5(store || ' ' || url)::uuid;

  CREATE TABLE regatta.store (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    country     text COLLATE "C" NOT NULL,
    source      text COLLATE "C" NOT NULL,
    created     timestamptz NOT NULL DEFAULT now(),
    last_write  uuid,
    last_answer json,
    UNIQUE (country, source)
  );

  CREATE TABLE regatta.frontier (
    store           int NOT NULL REFERENCES regatta.store ON DELETE CASCADE,
    position        bigint NOT NULL,
    url             text NOT NULL,
    state           text NOT NULL CHECK (state IN ('pending', 'done', 'failed', 'rejected')),
    first_seen_run  text NOT NULL,
    first_seen_at   text NOT NULL,
    visited_run     text,
    attempts        int NOT NULL DEFAULT 0,
    rejections      int NOT NULL DEFAULT 0,
    transient       boolean NOT NULL DEFAULT false,
    first_failed_at text COLLATE "C",
    last_failed_at  text COLLATE "C",
    last_status     int,
    last_error      text,
    why             text,
    date            text,
    title           text,
    listed          text,
    PRIMARY KEY (store, position)
  );
  CREATE UNIQUE INDEX frontier_url ON regatta.frontier (regatta.url_key(store, url));
  CREATE INDEX frontier_pending ON regatta.frontier (store, position) WHERE state = 'pending';
  CREATE INDEX frontier_tried ON regatta.frontier (store, position) 
    WHERE state = 'pending' AND attempts + rejections > 0;
  CREATE INDEX frontier_failed ON regatta.frontier (store, last_failed_at, position) WHERE state = 'failed';

  CREATE TABLE regatta.record (
    store           int NOT NULL REFERENCES regatta.store ON DELETE CASCADE,
    position        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url             text NOT NULL,
    digest          text NOT NULL,
    first_run       text NOT NULL,
    run             text NOT NULL,
    scraped_at      text COLLATE "C" NOT NULL,
    checked_at      text NOT NULL,
    escaped         boolean NOT NULL,
    date            text,
    date_raw        text,
    language        text,
    title           text NOT NULL,
    tags            text NOT NULL,
    authors         text NOT NULL,
    extra           text NOT NULL,
    body            text,
    etag            text,
    last_modified   text,
    page_digest     text,
    quality         int,
    quality_reasons text,
    answers_spec    text,
    answers         text
  );
  CREATE UNIQUE INDEX record_url ON regatta.record (regatta.url_key(store, url));
  CREATE INDEX record_position ON regatta.record (store, position);

  CREATE TABLE regatta.store_run (
    store         int NOT NULL REFERENCES regatta.store ON DELETE CASCADE,
    position      bigint GENERATED ALWAYS AS IDENTITY,
    run           text NOT NULL,
    mode          text NOT NULL,
    config_digest text NOT NULL,
    started       text NOT NULL,
    finished      text,
    status        text,
    reason        text,
    counts        json,
    measures      text,
    measured      bigint,
    measured_as   text,
    PRIMARY KEY (store, run)
  );

  CREATE TABLE regatta.fact (
    store int NOT NULL REFERENCES regatta.store ON DELETE CASCADE,
    key   text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (store, key)
  );

  CREATE TABLE regatta.listing_page (
    store         int NOT NULL REFERENCES regatta.store ON DELETE CASCADE,
    position      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url           text NOT NULL,
    digest        text NOT NULL,
    etag          text,
    last_modified text,
    seen_at       text NOT NULL,
    listed        text NOT NULL
  );
  CREATE UNIQUE INDEX listing_page_url ON regatta.listing_page (regatta.url_key(store, url));
  CREATE INDEX listing_page_position ON regatta.listing_page (store, position);

  CREATE TABLE regatta.document (
    store    int NOT NULL REFERENCES regatta.store ON DELETE CASCADE,
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record   text NOT NULL,
    place    int NOT NULL,
    url      text NOT NULL,
    wanted   text NOT NULL,
    state    text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'stored', 'failed')),
    name     text,
    file     text,
    type     text,
    bytes    bigint,
    sha256   text,
    reason   text
  );
  CREATE UNIQUE INDEX document_record ON regatta.document (regatta.url_key(store, record), place);
  CREATE INDEX document_pending ON regatta.document (store, position) WHERE state = 'pending';
  CREATE INDEX document_content ON regatta.document (store, sha256) WHERE sha256 IS NOT NULL;
`
