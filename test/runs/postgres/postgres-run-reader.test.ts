import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '../../../src/database/connect.ts'
import type { Member, RunPlan } from '../../../src/runs/folder/run-plan.ts'
import { attemptLocation, postgresRunReader } from '../../../src/runs/postgres/postgres-run-reader.ts'
import { migratedDatabase } from '../../database/migrated-database.ts'
import { runStatement } from '../../database/start-postgres.ts'
import { all } from '../../store/examples.ts'
import { runReaderSuite } from '../run-reader-suite.ts'

const JOB = '00000000-0000-4000-8000-000000000000'

runReaderSuite('PostgreSQL', async (t) => {
  const url = await migratedDatabase()
  await runStatement(url, 'DELETE FROM regatta.run')
  const database = connect(url, { most: 2 })
  t.after(() => database.destroy())
  return {
    reader: postgresRunReader(database),
    async plan(run, ids, { created = '2026-11-22T06:00:00.000Z' } = {}) {
      const plan = planOf(run, ids, created)
      await runStatement(url, 'INSERT INTO regatta.run (run, stage, plan) VALUES ($1, $2, $3)', [
        run,
        'extraction',
        plan,
      ])
      for (const { members } of plan.units) {
        const { country, source } = members[0]!
        // A scraper waits or runs in one run at a time; here only what is written down counts.
        await runStatement(
          url,
          'INSERT INTO regatta.attempt (run, country, source, stage, job) VALUES ($1, $2, $3, $4, $5)',
          [run, country, source, run, JOB],
        )
      }
      return plan
    },
    async attempt(member, { launch, state, result, exit }) {
      const [run] = member.folder.slice('postgres:'.length).split('/')
      await runStatement(
        url,
        `UPDATE regatta.attempt SET launch = coalesce($4, launch), state = coalesce($5, state),
          result = coalesce($6, result), exit = coalesce($7, exit) WHERE run = $1 AND country = $2 AND source = $3`,
        [run, member.country, member.source, launch ?? null, state ?? null, result ?? null, exit ?? null],
      )
    },
    async summary(summary) {
      await runStatement(url, 'UPDATE regatta.run SET summary = $2 WHERE run = $1', [summary.run, summary])
    },
  }
})

test('the events of a run are read in order, and followed until it ends', async () => {
  const url = await migratedDatabase()
  const run = '20261124_060000_78ab'
  await runStatement(url, "INSERT INTO regatta.run (run, stage, plan) VALUES ($1, 'extraction', '{}')", [run])
  const write = (seq: number, type: string): Promise<unknown> =>
    runStatement(url, 'INSERT INTO regatta.event (run, seq, line) VALUES ($1, $2, $3)', [run, seq, { run, seq, type }])
  await write(1, 'note')
  await write(2, 'note')
  const database = connect(url, { most: 1 })
  const reader = postgresRunReader(database)
  assert.deepEqual(
    (await all(reader.events(run, { after: 1 }))).map(({ seq }) => seq),
    [2],
  )
  const seen: number[] = []
  for await (const { seq } of reader.events(run, { signal: new AbortController().signal })) {
    seen.push(seq)
    if (seq === 2) void write(3, 'run_ended')
  }
  assert.deepEqual(seen, [1, 2, 3])
  await database.destroy()
})

function planOf(run: string, ids: string[], created: string): RunPlan {
  const members = ids.map((id): Member => {
    const [country = '', source = ''] = id.split('/')
    const rest = { group: null, hosts: [], attempt: 1, more_attempts: 0, window: null, expected_ms: null }
    return { country, source, name: source, folder: attemptLocation(run, { country, source }), ...rest }
  })
  return {
    run,
    created,
    mode: 'parallel',
    max_parallel: 4,
    limits: { auto_slots: false, retry_delay_ms: 0, max_failures: null, fail_fast: false },
    poll_ms: 100,
    grace_ms: 1000,
    cwd: '/',
    units: members.map((member) => ({ name: member.name, kind: 'single', folder: '', members: [member] })),
    settled: [],
  }
}
