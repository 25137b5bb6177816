import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeExit, writeLaunch, writeState } from '../../src/runs/folder/attempt.ts'
import { writeJson } from '../../src/runs/folder/files/json-file.ts'
import { attemptFolder, newRunId, runFolder } from '../../src/runs/folder/layout.ts'
import { identify } from '../../src/runs/folder/owner/process-identity.ts'
import { memberId, type Member, type RunPlan } from '../../src/runs/folder/run-plan.ts'
import { writeSummary } from '../../src/runs/folder/runs.ts'
import { noCounts } from '../../src/vocabulary/run/counts.ts'
import type { Progress } from '../../src/vocabulary/run/progress.ts'
import type { ScraperRow } from '../../src/vocabulary/run/summary.ts'
import { summaryOf } from '../report/example-summary.ts'

/** A run that is written as its processes would write it. A sleeping process stands for all of them. */
export interface MadeRun {
  run: string
  begin: (id: string) => void
  progress: (id: string, patch: Partial<Progress>) => void
  /** How its process ended; without a result the scraper has crashed. */
  end: (id: string, exit_code?: number) => void
  /** Adds text to the log of a scraper. */
  log: (id: string, text: string) => void
  finish: (rows: ScraperRow[]) => void
  /** Kills what carries the run. */
  kill: () => Promise<void>
}

interface Cleanup {
  after(work: () => Promise<void>): void
}

export function makeRun(t: Cleanup, folder: string, ids: readonly string[], slots = 4): MadeRun {
  const stateDir = join(folder, '.regatta')
  const run = newRunId(new Date())
  const at = runFolder(stateDir, run)
  const child = spawn('sleep', ['600'])
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  t.after(kill)
  const process = identify(child.pid!)!
  const members = new Map<string, Member>()
  for (const id of ids) {
    const [country = '', source = ''] = id.split('/')
    const member = { country, source, name: `The ${source}`, folder: attemptFolder(at, { country, source }, 1) }
    mkdirSync(member.folder, { recursive: true })
    members.set(id, {
      ...member,
      group: null,
      hosts: [],
      attempt: 1,
      more_attempts: 0,
      window: null,
      expected_ms: 60_000,
    })
  }
  const created = new Date().toISOString()
  const plan: RunPlan = {
    run,
    created,
    mode: 'parallel',
    max_parallel: slots,
    limits: { auto_slots: false, retry_delay_ms: 0, max_failures: null, fail_fast: false },
    poll_ms: 100,
    grace_ms: 1000,
    cwd: folder,
    units: [...members.values()].map((member) => {
      return { name: memberId(member), kind: 'single', folder: join(at, 'unit'), members: [member] }
    }),
    settled: [],
  }
  writeJson(join(at, 'orchestrator.json'), { process })
  writeJson(join(at, 'plan.json'), plan)
  const member = (id: string): Member => members.get(id)!
  const logOf = (id: string): string => join(folder, 'logs', id, '20261121_120000.log')
  return {
    run,
    begin(id) {
      mkdirSync(dirname(logOf(id)), { recursive: true })
      writeFileSync(logOf(id), '')
      writeLaunch(member(id).folder, { started: new Date().toISOString(), log: logOf(id), pid: child.pid! })
    },
    progress(id, patch) {
      const said = {
        ...noCounts(),
        phase: 'articles' as const,
        listing_pages: 1,
        pending: 5,
        waiting: '',
        rss_mb: 70,
        cpu_ms: 1,
      }
      const updated = new Date().toISOString()
      writeState(member(id).folder, { process, started: created, updated, progress: { ...said, ...patch } })
    },
    end(id, exit_code = 1) {
      const finished = new Date().toISOString()
      writeExit(member(id).folder, {
        started: created,
        finished,
        pid: 1,
        exit_code,
        signal: null,
        cause: 'exited',
        detail: '',
      })
    },
    log: (id, text) => writeFileSync(logOf(id), text, { flag: 'a' }),
    finish(rows) {
      const finished = new Date().toISOString()
      writeSummary(stateDir, { ...summaryOf(rows, run), started: created, finished })
    },
    kill,
  }
}
