/** How hosts come to a worker, one statement each. */
export const CLAIMS = `
  -- Gives hosts to a worker under a new epoch, which it returns with what politeness wants to know of each. Nothing where
  -- somebody may still visit one of them. An owner that did not release its hosts may have asked until its time was
  -- over, so its last request counts as made then.
  CREATE FUNCTION regatta.claim(unit uuid, by_worker text, what text, wanted text[], length_ms int) RETURNS json
    LANGUAGE plpgsql AS $$
  DECLARE
    now timestamptz;
    fresh bigint;
    answer json;
  BEGIN
    PERFORM pg_advisory_xact_lock(1919382625, hashtext(host)) FROM (SELECT unnest(wanted) AS host ORDER BY 1) AS hosts;
    now := clock_timestamp();
    IF EXISTS (SELECT 1 FROM regatta.assignment WHERE host = ANY(wanted) AND released IS NULL AND until > now) THEN
      RETURN NULL;
    END IF;
    SELECT coalesce(max(epoch), 0) + 1 INTO fresh FROM regatta.assignment WHERE host = ANY(wanted);
    INSERT INTO regatta.failover (host, "from", "to", at, seconds)
      SELECT host, worker, by_worker, now, extract(epoch FROM now - renewed) FROM regatta.assignment
      WHERE host = ANY(wanted) AND released IS NULL;
    INSERT INTO regatta.assignment AS a (host, epoch, worker, job, scraper, since, renewed, until)
      SELECT host, fresh, by_worker, unit, what, now, now, now + length_ms * interval '1 millisecond'
      FROM unnest(wanted) AS host
    ON CONFLICT (host) DO UPDATE SET epoch = fresh, worker = by_worker, job = unit, scraper = what, since = now,
      renewed = now, until = excluded.until, released = NULL,
      last_asked = CASE WHEN a.released IS NULL THEN greatest(a.last_asked, a.until) ELSE a.last_asked END;
    SELECT json_agg(json_build_object('host', host,
        'since_ms', extract(epoch FROM now - last_asked) * 1000, 'gap_ms', gap_ms,
        'wait_ms', greatest(0, extract(epoch FROM paused_till - now) * 1000)))
      INTO answer FROM regatta.assignment WHERE host = ANY(wanted);
    RETURN json_build_object('epoch', fresh, 'hosts', answer);
  END $$;

  -- Keeps hosts for their owners and notes when each was asked; returns those that are still theirs.
  CREATE FUNCTION regatta.renew(claims json, length_ms int) RETURNS SETOF text LANGUAGE sql AS $$
    UPDATE regatta.assignment a SET renewed = clock_timestamp(),
      until = clock_timestamp() + length_ms * interval '1 millisecond', scraper = coalesce(x.scraper, a.scraper),
      last_asked = coalesce(greatest(a.last_asked, clock_timestamp() - x.since_ms * interval '1 millisecond'),
        a.last_asked),
      gap_ms = coalesce(x.gap_ms, a.gap_ms),
      paused_till = CASE WHEN x.wait_ms > 0 THEN clock_timestamp() + x.wait_ms * interval '1 millisecond' END
    FROM json_to_recordset(claims) AS x(host text, epoch bigint, scraper text, since_ms float8, gap_ms int,
      wait_ms float8)
    WHERE a.host = x.host AND a.epoch = x.epoch AND released IS NULL
    RETURNING a.host;
  $$;

  -- A line of the event stream of a run, numbered here.
  CREATE FUNCTION regatta.add_event(of_run text, event json) RETURNS bigint LANGUAGE plpgsql AS $$
  DECLARE place bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(1919382626, hashtext(of_run));
    SELECT coalesce(max(seq), 0) + 1 INTO place FROM regatta.event WHERE run = of_run;
    INSERT INTO regatta.event (run, seq, line)
      VALUES (of_run, place, (jsonb_build_object('v', 1, 'seq', place) || event::jsonb)::json);
    RETURN place;
  END $$;
`
