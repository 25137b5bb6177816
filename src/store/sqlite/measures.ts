import type { DatabaseSync } from 'node:sqlite'

/** Call it inside a write transaction. */
export function prepareSetMeasures(db: DatabaseSync): (run: string, measures: string) => void {
  const upsert = db.prepare(`
    INSERT INTO measures (run, config_digest, measures) SELECT run, config_digest, ?2 FROM runs WHERE run = ?1
    ON CONFLICT (run) DO UPDATE SET config_digest = excluded.config_digest, measures = excluded.measures`)
  return (run, measures) => {
    if (upsert.run(run, measures).changes === 0) throw new Error(`setMeasures: run ${run} was never begun`)
  }
}

/** Those of other runs that extracted as this one does, the newest first. */
export function prepareEarlierMeasures(db: DatabaseSync): (run: string, limit: number) => string[] {
  const select = db.prepare(`
    SELECT measures FROM measures
    WHERE run <> ?1 AND config_digest = (SELECT config_digest FROM runs WHERE run = ?1)
    ORDER BY position DESC LIMIT ?2`)
  return (run, limit) => select.all(run, limit).map((row) => String(row['measures']))
}
