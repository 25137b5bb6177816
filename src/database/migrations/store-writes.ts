/**
 * Every write of a store is one call of `store_write`: one statement, so that a worker whose link is cut never leaves a
 * transaction open, and one place for the fence. A write is answered once: asked again with the same id, because its
 * answer was lost, it changes nothing and answers the same.
 */
export const STORE_WRITES = `
  CREATE FUNCTION regatta.store_begin_run(s int, a json) RETURNS json LANGUAGE plpgsql AS $$
  DECLARE before text;
  BEGIN
    SELECT config_digest INTO before FROM regatta.store_run WHERE store = s ORDER BY position DESC LIMIT 1;
    INSERT INTO regatta.store_run (store, run, mode, config_digest, started)
    VALUES (s, a->>'run', a->>'mode', a->>'config_digest', a->>'started')
    ON CONFLICT (store, run) DO UPDATE SET mode = excluded.mode, config_digest = excluded.config_digest,
      finished = NULL, status = NULL, reason = NULL, counts = NULL;
    UPDATE regatta.frontier SET state = 'pending' WHERE store = s AND state = 'failed'
      AND (a->>'retry' = 'all' OR (transient AND attempts < (a->>'most_attempts')::int));
    UPDATE regatta.document SET state = 'pending' WHERE store = s AND state = 'failed';
    IF before <> a->>'config_digest' THEN
      UPDATE regatta.frontier SET state = 'pending', why = NULL, rejections = 0
      WHERE store = s AND state = 'rejected';
    ELSE
      UPDATE regatta.frontier SET state = 'pending', why = NULL
      WHERE store = s AND state = 'rejected' AND rejections <= (a->>'most_second_looks')::int AND visited_run IN (
        SELECT run FROM regatta.store_run r WHERE r.store = s AND (
          coalesce(status, 'killed') NOT IN ('success', 'warning')
          OR measures::json->>'drifted' = 'true'
          OR (counts#>>'{records,rejected}')::int
            > (counts#>>'{records,new}')::int + (counts#>>'{records,updated}')::int));
    END IF;
    RETURN 'true';
  END $$;

  CREATE FUNCTION regatta.store_end_run(s int, a json) RETURNS json LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE regatta.store_run SET finished = a->>'finished', status = a->>'status', reason = a->>'reason',
      counts = a->'counts' WHERE store = s AND run = a->>'run';
    RETURN to_json(FOUND);
  END $$;

  CREATE FUNCTION regatta.store_set_measures(s int, a json) RETURNS json LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE regatta.store_run SET measures = a->>'measures', measured_as = config_digest,
      measured = coalesce(measured, (SELECT coalesce(max(measured), 0) + 1 FROM regatta.store_run WHERE store = s))
    WHERE store = s AND run = a->>'run';
    RETURN to_json(FOUND);
  END $$;

  CREATE FUNCTION regatta.store_admit(s int, a json) RETURNS json LANGUAGE plpgsql AS $$
  DECLARE
    e record;
    run text := a->>'run';
    now text := a->>'now';
    most_tries int := a->>'most_tries_of_missing';
    known record;
    next bigint := (SELECT coalesce(max(position), 0) + 1 FROM regatta.frontier WHERE store = s);
    added int := 0;
    seen int := 0;
    waiting int := 0;
  BEGIN
    FOR e IN SELECT * FROM json_to_recordset(a->'entries') AS x(url text, title text, date text, listed text,
      again boolean) LOOP
      SELECT position, state, visited_run, last_status, attempts INTO known FROM regatta.frontier
        WHERE regatta.url_key(store, url) = regatta.url_key(s, e.url);
      IF NOT FOUND THEN
        INSERT INTO regatta.frontier (store, position, url, title, date, listed, state, first_seen_run, first_seen_at)
        VALUES (s, next, e.url, e.title, e.date, e.listed, 'pending', run, now);
      ELSIF e.again AND known.state <> 'pending' AND known.visited_run IS DISTINCT FROM run THEN
        UPDATE regatta.frontier SET position = next, state = 'pending', title = e.title, date = e.date,
          listed = e.listed, rejections = 0 WHERE store = s AND position = known.position;
      ELSE
        seen := seen + 1;
        IF known.state = 'failed' AND known.last_status = 404 AND known.visited_run <> run
          AND known.attempts < most_tries THEN
          UPDATE regatta.frontier SET state = 'pending' WHERE store = s AND position = known.position;
          waiting := waiting + 1;
        ELSIF known.state = 'pending' THEN
          waiting := waiting + 1;
        END IF;
        CONTINUE;
      END IF;
      next := next + 1;
      added := added + 1;
    END LOOP;
    RETURN json_build_object('added', added, 'known', seen, 'waiting', waiting);
  END $$;

  -- What became of a URL; one that no listing has named gets its place here.
  CREATE FUNCTION regatta.store_visited(s int, u text, became text, run text, now text) RETURNS void
  LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE regatta.frontier SET state = became, visited_run = run WHERE regatta.url_key(store, url) = regatta.url_key(s, u);
    IF NOT FOUND THEN
      INSERT INTO regatta.frontier (store, position, url, state, first_seen_run, first_seen_at, visited_run)
      SELECT s, coalesce(max(position), 0) + 1, u, became, run, now, run
        FROM regatta.frontier WHERE store = s;
    END IF;
    IF became = 'done' THEN
      UPDATE regatta.frontier SET listed = NULL, attempts = 0, rejections = 0, transient = false, first_failed_at = NULL,
        last_failed_at = NULL, last_status = NULL, last_error = NULL, why = NULL
      WHERE regatta.url_key(store, url) = regatta.url_key(s, u);
    END IF;
  END $$;

  -- Stores a version of a record, in the place of an earlier one if there is one; its answers go with that.
  CREATE FUNCTION regatta.store_save(s int, o json, this_run text, now text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO regatta.record AS r (store, url, digest, first_run, run, scraped_at, checked_at, escaped, date, date_raw,
      language, title, tags, authors, extra, body, etag, last_modified, page_digest, quality, quality_reasons)
    VALUES (s, o->>'url', o->>'digest', this_run, this_run, o->>'scraped_at', now, (o->>'escaped')::boolean,
      o->>'date', o->>'date_raw', o->>'language', o->>'title', o->>'tags', o->>'authors', o->>'extra', o->>'body',
      o->>'etag', o->>'last_modified', o->>'page_digest', (o->>'quality')::int, o->>'quality_reasons')
    ON CONFLICT (regatta.url_key(store, url)) DO UPDATE SET digest = excluded.digest, run = excluded.run,
      scraped_at = excluded.scraped_at, checked_at = excluded.checked_at, escaped = excluded.escaped,
      date = excluded.date, date_raw = excluded.date_raw, language = excluded.language, title = excluded.title,
      tags = excluded.tags, authors = excluded.authors, extra = excluded.extra, body = excluded.body,
      etag = excluded.etag, last_modified = excluded.last_modified, page_digest = excluded.page_digest,
      quality = excluded.quality, quality_reasons = excluded.quality_reasons,
      answers_spec = CASE WHEN r.digest = excluded.digest THEN r.answers_spec END,
      answers = CASE WHEN r.digest = excluded.digest THEN r.answers END;
  END $$;

  CREATE FUNCTION regatta.store_want(s int, o json) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO regatta.document AS d (store, record, place, url, wanted)
    SELECT s, o->>'url', place - 1, wanted->>'url', wanted->>'wanted'
      FROM json_array_elements(o->'documents') WITH ORDINALITY AS x(wanted, place)
    ON CONFLICT (regatta.url_key(store, record), place) DO UPDATE SET wanted = excluded.wanted, url = excluded.url,
      state = CASE WHEN d.url = excluded.url AND d.wanted = excluded.wanted THEN d.state ELSE 'pending' END;
    DELETE FROM regatta.document WHERE regatta.url_key(store, record) = regatta.url_key(s, o->>'url') AND state <> 'stored'
      AND place >= json_array_length(o->'documents');
  END $$;

  CREATE FUNCTION regatta.store_settle(s int, a json) RETURNS json LANGUAGE plpgsql AS $$
  DECLARE
    o json;
    run text := a->>'run';
    now text := a->>'now';
    known text;
    new int := 0; updated int := 0; unchanged int := 0; rejected int := 0; failed int := 0;
  BEGIN
    FOR o IN SELECT * FROM json_array_elements(a->'outcomes') LOOP
      CASE o->>'kind'
      WHEN 'record' THEN
        SELECT digest INTO known FROM regatta.record WHERE regatta.url_key(store, url) = regatta.url_key(s, o->>'url');
        IF FOUND AND known = o->>'digest' THEN
          unchanged := unchanged + 1;
          UPDATE regatta.record SET checked_at = now, etag = o->>'etag', last_modified = o->>'last_modified',
            page_digest = o->>'page_digest', quality = coalesce((o->>'quality')::int, quality),
            quality_reasons = coalesce(o->>'quality_reasons', quality_reasons)
          WHERE regatta.url_key(store, url) = regatta.url_key(s, o->>'url');
        ELSE
          IF FOUND THEN updated := updated + 1; ELSE new := new + 1; END IF;
          PERFORM regatta.store_save(s, o, run, now);
        END IF;
        IF o->'documents' IS NOT NULL THEN PERFORM regatta.store_want(s, o); END IF;
        PERFORM regatta.store_visited(s, o->>'url', 'done', run, now);
      WHEN 'unchanged' THEN
        unchanged := unchanged + 1;
        UPDATE regatta.record SET checked_at = now WHERE regatta.url_key(store, url) = regatta.url_key(s, o->>'url');
        PERFORM regatta.store_visited(s, o->>'url', 'done', run, now);
      WHEN 'rejected' THEN
        rejected := rejected + 1;
        PERFORM regatta.store_visited(s, o->>'url', 'rejected', run, now);
        UPDATE regatta.frontier SET why = o->>'why', rejections = rejections + 1
          WHERE regatta.url_key(store, url) = regatta.url_key(s, o->>'url');
      WHEN 'failed' THEN
        failed := failed + 1;
        PERFORM regatta.store_visited(s, o->>'url', 'failed', run, now);
        UPDATE regatta.frontier SET attempts = attempts + 1, transient = (o->>'transient')::boolean,
          first_failed_at = coalesce(first_failed_at, now), last_failed_at = now,
          last_status = (o->>'status')::int, last_error = o->>'error'
        WHERE regatta.url_key(store, url) = regatta.url_key(s, o->>'url');
      END CASE;
    END LOOP;
    RETURN json_build_object('new', new, 'updated', updated, 'unchanged', unchanged, 'rejected', rejected,
      'failed', failed);
  END $$;

  CREATE FUNCTION regatta.store_adopt(s int, a json) RETURNS json LANGUAGE plpgsql AS $$
  DECLARE
    o json;
    run text := a->>'run';
    now text := a->>'now';
    known record;
    answers text[] := '{}';
  BEGIN
    FOR o IN SELECT * FROM json_array_elements(a->'records') LOOP
      SELECT digest, scraped_at INTO known FROM regatta.record WHERE regatta.url_key(store, url) = regatta.url_key(s, o->>'url');
      IF FOUND AND known.digest = o->>'digest' THEN
        answers := answers || 'unchanged'::text;
      ELSIF FOUND AND known.scraped_at >= o->>'scraped_at' THEN
        answers := answers || 'older'::text;
      ELSE
        answers := answers || CASE WHEN FOUND THEN 'updated' ELSE 'new' END;
        PERFORM regatta.store_save(s, o, run, now);
        PERFORM regatta.store_visited(s, o->>'url', 'done', run, now);
      END IF;
    END LOOP;
    RETURN to_json(answers);
  END $$;
`
