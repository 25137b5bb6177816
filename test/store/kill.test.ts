import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { scratchFolder } from './scratch.ts'

const ROUNDS = 25

/** Runs a writer and kills it after that many commits, while it is at the next; returns what it said was committed. */
async function runAndKill(file: string, round: number, commits: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'children/settles-until-killed.ts')
  const child = spawn(process.execPath, [script, file, `r${round}`], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (said.length === commits) child.kill('SIGKILL')
  }
  assert.deepEqual(await exited, [null, 'SIGKILL'])
  return said
}

test(`killed ${ROUNDS} times: nothing acknowledged is lost, nothing is there twice`, async (t) => {
  const file = join(scratchFolder(t), 'gazette.db')
  const admitted = new Set<string>()
  const settled = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const said = await runAndKill(file, round, 1 + Math.floor(Math.random() * 40))
    for (const [what, ...values] of said.map((line) => line.split(' '))) {
      if (what === 'settled') for (const url of values) settled.add(url)
      else for (let i = 0; i < 8; i++) admitted.add(`r${round}/${values[0]}/${i}`)
    }
    // After every round: the next one would heal what this one left half done.
    checkWhole(file, { admitted, settled })
  }
  assert.ok(settled.size > ROUNDS, 'the rounds did something')
})

function checkWhole(file: string, { admitted, settled }: Record<'admitted' | 'settled', Set<string>>): void {
  const db = new DatabaseSync(file, { readOnly: true })
  const urls = (sql: string): Set<string> => {
    const rows = db.prepare(sql).all()
    const distinct = new Set(rows.map((row) => String(row['url'])))
    assert.equal(distinct.size, rows.length, `doubled: ${sql}`)
    return distinct
  }
  const known = urls('SELECT url FROM frontier')
  const done = urls(`SELECT url FROM frontier WHERE state = 'done'`)
  const pending = urls(`SELECT url FROM frontier WHERE state = 'pending'`)
  const records = urls('SELECT url FROM records')
  assert.deepEqual({ ...db.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' })
  db.close()
  assert.deepEqual(
    [...admitted].filter((url) => !known.has(url)),
    [],
    'admitted and lost',
  )
  assert.deepEqual(
    [...settled].filter((url) => !records.has(url)),
    [],
    'settled and lost',
  )
  assert.deepEqual(done, records, 'done if and only if its record is stored')
  assert.equal(done.size + pending.size, known.size)
  assert.equal(known.size % 8, 0, 'a page is admitted whole or not at all')
}
