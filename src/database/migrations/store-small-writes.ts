/** The small writes of a store, and the one way to all of them. */
export const STORE_SMALL_WRITES = `
  CREATE FUNCTION regatta.store_keep_answers(s int, a json) RETURNS json LANGUAGE sql AS $$
    UPDATE regatta.record r SET answers_spec = a->>'spec', answers = x.answers
      FROM json_to_recordset(a->'answers') AS x(position bigint, answers text)
      WHERE r.store = s AND r.position = x.position;
    SELECT 'true'::json;
  $$;

  CREATE FUNCTION regatta.store_settle_document(s int, a json) RETURNS json LANGUAGE sql AS $$
    UPDATE regatta.document SET state = a->>'status', reason = a->>'reason',
      name = coalesce(a->>'name', name), file = coalesce(a->>'file', file), type = coalesce(a->>'type', type),
      bytes = coalesce((a->>'bytes')::bigint, bytes), sha256 = coalesce(a->>'sha256', sha256)
    WHERE store = s AND position = (a->>'position')::bigint;
    SELECT 'true'::json;
  $$;

  CREATE FUNCTION regatta.store_set_fact(s int, a json) RETURNS json LANGUAGE sql AS $$
    INSERT INTO regatta.fact (store, key, value) VALUES (s, a->>'key', a->>'value')
      ON CONFLICT (store, key) DO UPDATE SET value = excluded.value;
    SELECT 'true'::json;
  $$;

  CREATE FUNCTION regatta.store_keep_listing_page(s int, a json) RETURNS json LANGUAGE sql AS $$
    DELETE FROM regatta.listing_page WHERE regatta.url_key(store, url) = regatta.url_key(s, a->>'url');
    INSERT INTO regatta.listing_page (store, url, digest, etag, last_modified, seen_at, listed)
      VALUES (s, a->>'url', a->>'digest', a->>'etag', a->>'last_modified', a->>'seen_at', a->>'listed');
    DELETE FROM regatta.listing_page WHERE store = s AND position <= (SELECT position FROM regatta.listing_page
      WHERE store = s ORDER BY position DESC OFFSET (a->>'most')::int LIMIT 1);
    SELECT 'true'::json;
  $$;

  -- Whether the assignment that a writer names is still the last one of all its hosts. The rows stay as they are until
  -- the statement ends: a new owner waits for the write, and no write comes after it.
  CREATE FUNCTION regatta.owns(fence json) RETURNS boolean LANGUAGE plpgsql AS $$
  DECLARE held int;
  BEGIN
    SELECT count(*) INTO held FROM (
      SELECT 1 FROM regatta.assignment WHERE epoch = (fence->>'epoch')::bigint AND released IS NULL
        AND host IN (SELECT json_array_elements_text(fence->'hosts')) FOR SHARE) AS held_rows;
    RETURN held = json_array_length(fence->'hosts');
  END $$;

  CREATE FUNCTION regatta.store_write(s int, fence json, id uuid, kind text, a json) RETURNS json LANGUAGE plpgsql AS $$
  DECLARE
    last record;
    answer json;
  BEGIN
    SELECT last_write, last_answer INTO last FROM regatta.store WHERE store.id = s FOR UPDATE;
    IF NOT FOUND THEN RETURN '{"gone": true}'; END IF;
    IF last.last_write = store_write.id THEN RETURN last.last_answer; END IF;
    IF fence IS NOT NULL AND NOT regatta.owns(fence) THEN
      INSERT INTO regatta.refusal (store, worker, epoch, kind)
        VALUES (s, fence->>'worker', (fence->>'epoch')::bigint, kind);
      RETURN '{"refused": true}';
    END IF;
    answer := CASE kind
      WHEN 'settle' THEN regatta.store_settle(s, a)
      WHEN 'admit' THEN regatta.store_admit(s, a)
      WHEN 'begin_run' THEN regatta.store_begin_run(s, a)
      WHEN 'end_run' THEN regatta.store_end_run(s, a)
      WHEN 'set_measures' THEN regatta.store_set_measures(s, a)
      WHEN 'set_fact' THEN regatta.store_set_fact(s, a)
      WHEN 'adopt' THEN regatta.store_adopt(s, a)
      WHEN 'keep_answers' THEN regatta.store_keep_answers(s, a)
      WHEN 'settle_document' THEN regatta.store_settle_document(s, a)
      WHEN 'keep_listing_page' THEN regatta.store_keep_listing_page(s, a)
    END;
    answer := json_build_object('answer', answer);
    UPDATE regatta.store SET last_write = store_write.id, last_answer = answer WHERE store.id = s;
    RETURN answer;
  END $$;
`
