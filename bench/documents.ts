/**
 * Question: do documents behind a login come under the right names, whatever their server does? An inventory on
 * loopback whose sessions end, a quarter of its documents failing, cut, stuck, missing or not what they should be; real
 * scraper processes until nothing waits any more. `npm run bench -- documents [DOCUMENTS] [PER_SESSION]`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAttempt, writeTask } from '../src/runs/folder/attempt.ts'
import { taskFor } from '../test/scraper/task-for.ts'
import { startTroubledSite } from '../test/scraper/documents/troubled-site.ts'

const [documents = 1000, per_session = 300] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'bench-documents-'))
const files = join(folder, 'files')
const site = await startTroubledSite({ documents, per_session, delay_ms: 50 })
let pending = true
let cpu_ms = 0
process.stdout.write(`${documents} documents, a session ends after ${per_session} answers, 5 at once\n`)
for (let run = 1; pending && run <= 6; run++) {
  const at = join(folder, String(run))
  mkdirSync(at)
  const settings = { files, sessions: join(folder, 'sessions'), run: `run-${run}` }
  writeTask(at, { ...taskFor({ ...site.config, item_timeout: 5 }, join(folder, 'store.db')), ...settings })
  const program = new URL('../src/bin/scraper.ts', import.meta.url).pathname
  await once(spawn(process.execPath, [program, at], { stdio: 'ignore' }), 'exit')
  const { result } = readAttempt(at)
  if (result === null) throw new Error('the scraper left no result')
  cpu_ms += result.cpu_ms
  const { attempted, stored, failed, seconds_per_item, speed_up } = result.stats['documents'] as Record<string, number>
  const { logins, expired } = result.stats['login'] as Record<string, number>
  process.stdout.write(
    `run ${run}: ${attempted} attempted, ${stored} stored, ${failed} failed; ${seconds_per_item} s per document, speed-up ${speed_up}; ${logins} logins, ${expired} sessions ended\n`,
  )
  pending = attempted! > 0
}
const names = readdirSync(files).filter((name) => name !== '.parts')
const wrong = names.filter((name) => site.truth.get(name)?.equals(readFileSync(join(files, name))) !== true)
const missing = [...site.truth.keys()].filter((name) => !names.includes(name))
const { logins, ended } = site.counts
process.stdout.write(
  `in the end: ${names.length} files, ${wrong.length} under a wrong name, ${missing.length} missing; ${logins} logins for ${ended + 1} sessions; ${(cpu_ms / 1000).toFixed(1)} CPU s\n`,
)
site.close()
rmSync(folder, { recursive: true, force: true })
process.exitCode = wrong.length + missing.length > 0 ? 1 : 0
