/** Documents are known by a key, wherever they stand on the page of their record, and are not tried for ever. */
export const DOCUMENTS = `
  ALTER TABLE regatta.document ADD COLUMN key text, ADD COLUMN attempts int NOT NULL DEFAULT 0,
    ADD COLUMN transient boolean NOT NULL DEFAULT true;
  UPDATE regatta.document SET key = url;
  DELETE FROM regatta.document d USING regatta.document o
    WHERE regatta.url_key(d.store, d.record) = regatta.url_key(o.store, o.record) AND d.key = o.key
      AND (d.state <> 'stored', d.position) > (o.state <> 'stored', o.position);
  ALTER TABLE regatta.document ALTER COLUMN key SET NOT NULL;
  DROP INDEX regatta.document_record;
  CREATE UNIQUE INDEX document_record ON regatta.document (regatta.url_key(store, record), md5(key));

  CREATE OR REPLACE FUNCTION regatta.store_want(s int, o json) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO regatta.document AS d (store, record, key, place, url, wanted)
    SELECT s, o->>'url', wanted->>'key', place - 1, wanted->>'url', wanted->>'wanted'
      FROM json_array_elements(o->'documents') WITH ORDINALITY AS x(wanted, place)
    ON CONFLICT (regatta.url_key(store, record), md5(key)) DO UPDATE SET place = excluded.place, url = excluded.url,
      wanted = excluded.wanted, state = CASE WHEN d.wanted = excluded.wanted THEN d.state ELSE 'pending' END,
      attempts = CASE WHEN d.wanted = excluded.wanted THEN d.attempts ELSE 0 END;
    DELETE FROM regatta.document WHERE regatta.url_key(store, record) = regatta.url_key(s, o->>'url')
      AND state <> 'stored' AND key NOT IN (SELECT x->>'key' FROM json_array_elements(o->'documents') AS x);
  END $$;

  CREATE OR REPLACE FUNCTION regatta.store_settle_document(s int, a json) RETURNS json LANGUAGE sql AS $$
    UPDATE regatta.document SET state = a->>'status', reason = a->>'reason',
      attempts = attempts + CASE a->>'status' WHEN 'failed' THEN 1 ELSE 0 END,
      transient = coalesce((a->>'transient')::boolean, transient),
      name = coalesce(a->>'name', name), file = coalesce(a->>'file', file), type = coalesce(a->>'type', type),
      bytes = coalesce((a->>'bytes')::bigint, bytes), sha256 = coalesce(a->>'sha256', sha256)
    WHERE store = s AND position = (a->>'position')::bigint;
    SELECT 'true'::json;
  $$;

  -- What begins a run takes up every document that failed; those that were tried often enough are taken back here.
  ALTER FUNCTION regatta.store_begin_run(int, json) RENAME TO store_begin_run_1;
  CREATE FUNCTION regatta.store_begin_run(s int, a json) RETURNS json LANGUAGE plpgsql AS $$
  DECLARE
    given_up bigint[] := ARRAY(SELECT position FROM regatta.document WHERE store = s AND state = 'failed'
      AND attempts >= CASE WHEN transient THEN (a#>>'{document_attempts,transient}')::int
        ELSE (a#>>'{document_attempts,other}')::int END);
    answer json;
  BEGIN
    answer := regatta.store_begin_run_1(s, a);
    IF a->>'retry' <> 'all' THEN
      UPDATE regatta.document SET state = 'failed' WHERE store = s AND position = ANY(given_up);
    END IF;
    RETURN answer;
  END $$;
`
