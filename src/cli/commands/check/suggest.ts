import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { scraperId, type Source } from '../../../config/source.ts'
import { readEnvironment } from '../../../config/files/read-environment.ts'
import { createLog } from '../../../runs/folder/log.ts'
import { openStoreCatalog } from '../../../store/open-store-catalog.ts'
import type { StoredRecord } from '../../../store/store.ts'
import { createSecrets } from '../../../vocabulary/text/hide-secrets.ts'
import { applyRepairs, changedLines } from '../../../workbench/repair/apply-repairs.ts'
import { suggestRepairs, type Repair, type RevisitedRecord } from '../../../workbench/repair/suggest-repairs.ts'
import { observeLive } from '../../../workbench/try-live.ts'
import { openVisitor } from '../../../workbench/visits/visitor.ts'
import type { CommonArgs, Io } from '../../command.ts'

/** What is proposed for one config, and whether it was written. */
export interface Suggestion {
  country: string
  source: string
  file: string
  /** Stored records whose pages were looked at again. */
  records: number
  repairs: Repair[]
  /** The lines that change. */
  diff: string[]
  written: boolean
}

/**
 * Looks for selectors in place of those of a config that have stopped to work; writes them only where `write` says so.
 */
export async function suggestFor(source: Source, args: CommonArgs & { write: boolean }, io: Io): Promise<Suggestion> {
  const now = new Date()
  const good = await goodRecords(source, args.dataDir)
  const visitor = openVisitor(args.stateDir, Math.max(source.rate_limit, 0))
  try {
    const { pages } = await observeLive(source, 1, args.stateDir, {
      log: createLog('error', () => undefined, createSecrets()),
      secrets: createSecrets(),
      environment: readEnvironment(io.env, io.cwd),
    })
    const revisited: RevisitedRecord[] = []
    for (const record of good.slice(0, MOST)) {
      const visited = await visitor.get(record.url)
      if (visited.ok) revisited.push({ record, url: visited.url, html: visited.text })
    }
    const listing = pages.listings[0] ?? null
    const known = new Set(good.map(({ url }) => url))
    const repairs = suggestRepairs(source, revisited, listing, known, now)
    const path = resolve(io.cwd, source.file)
    const before = readFileSync(path, 'utf8')
    const after = applyRepairs(before, repairs)
    const isWritten = args.write && repairs.length > 0
    if (isWritten) writeFileSync(path, after)
    const diff = repairs.length === 0 ? [] : changedLines(before, after)
    const { country, source: name, file } = source
    return { country, source: name, file, records: revisited.length, repairs, diff, written: isWritten }
  } finally {
    await visitor.close()
  }
}

/** Pages of stored records that are asked for. */
const MOST = 4
const GOOD = 60

/** What a person wants to see of it: each change with what speaks for it. */
export function suggestionLines({ file, records, repairs, diff, written, ...id }: Suggestion): string[] {
  if (records === 0 && repairs.length === 0)
    return [`${scraperId(id)}: no stored record whose page can be looked at: run it first, or see \`check --live\``]
  if (repairs.length === 0)
    return [`${scraperId(id)}: its selectors find what is stored of ${records} records, or nothing better was found`]
  return [
    file,
    ...diff.map((line) => `  ${line}`),
    ...repairs.map(({ path, to, evidence }) => `  ${path.slice(1).join('.')}: ${to} ${evidence}`),
    written ? '  written' : '  nothing is written: --write does that',
  ]
}

/** The newest whole records, one of a kind with a text first. */
async function goodRecords(source: Source, dataDir: string): Promise<StoredRecord[]> {
  const stores = openStoreCatalog(dataDir)
  let reader
  try {
    reader = await stores.reader(source)
  } catch {
    return []
  }
  try {
    const kept: (StoredRecord & { quality?: number | null })[] = []
    for await (const record of reader.records({ quality: true })) {
      if (record.body !== null && record.body.length >= SHORTEST && (record.quality ?? 100) >= GOOD) kept.push(record)
      if (kept.length > 500) kept.shift()
    }
    return kept.toReversed()
  } finally {
    await reader.close()
  }
}

const SHORTEST = 150
