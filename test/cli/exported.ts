import { hash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { CommonArgs } from '../../src/cli/command.ts'
import type { ExportArgs } from '../../src/cli/commands/export/export-args.ts'
import { exportCommand } from '../../src/cli/commands/export/command.ts'
import { commonArgs, memoryIo, record, storeWith } from '../store/examples.ts'
import { scratchFolder } from '../store/scratch.ts'

/** The flags of an export to one file. */
export const ONE_FILE = { to: undefined, table: 'records', split: undefined, partition: undefined }

export interface Printed {
  code: number
  out: string
  err: string
}

export async function exported(dataDir: string, flags: Partial<ExportArgs & CommonArgs> = {}): Promise<Printed> {
  const { io, out, err } = memoryIo(dataDir)
  const files = {
    pattern: [],
    format: undefined,
    out: undefined,
    since: undefined,
    until: undefined,
    fields: undefined,
  }
  const args: ExportArgs & { table: string } = { ...files, ...ONE_FILE }
  const code = await exportCommand.run({ ...commonArgs(dataDir), ...ONE_FILE, ...args, ...flags }, io)
  return { code, out: out(), err: err() }
}

export async function smallFleet(t: TestContext): Promise<string> {
  const folder = scratchFolder(t)
  await storeWith(folder, 'tonga/gazette', [record('t2'), record('t1')], 'The Gazette')
  await storeWith(folder, 'fiji/times', [record('f1', { scraped_at: '2026-06-01T00:00:00.000Z' })])
  await storeWith(folder, 'fiji/herald', [])
  writeFileSync(join(folder, 'fiji', 'notes.txt'), 'not a store')
  writeFileSync(join(folder, 'fiji', 'times.rejected.jsonl'), '{}')
  return folder
}

export function urls(jsonl: string): string[] {
  return jsonl
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { url: string }).url)
}

export async function bigStore(t: TestContext): Promise<string> {
  const folder = scratchFolder(t)
  // Text that hardly compresses: what fits into a pipe is written before a reader can leave.
  const words = (n: number): string => Array.from({ length: 100 }, (_, i) => hash('sha1', `${n} ${i}`)).join(' ')
  const records = Array.from({ length: 3000 }, (_, n) => record(`u${n}`, { body: words(n) }))
  await storeWith(folder, 'a/b', records)
  return folder
}
