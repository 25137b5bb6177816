import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeTask } from '../../runs/folder/attempt.ts'
import { writePlan } from '../../runs/folder/runs.ts'
import {
  attemptFolder,
  hostsFolder,
  newRunId,
  runFolder,
  sessionsFolder,
  unitFolder,
} from '../../runs/folder/layout.ts'
import type { KeepLimits } from '../../runs/folder/keep-limits.ts'
import type { RunOutputs } from '../../runs/folder/run-outputs.ts'
import type { Member, RunLimits, RunPlan, Unit } from '../../runs/folder/run-plan.ts'
import type { TaskSettings } from '../../runs/folder/task.ts'
import { scraperId } from '../../config/source.ts'
import type { Source } from '../../config/source.ts'
import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import type { PlannedUnit } from '../plan/plan.ts'
import { taskOf } from '../plan/task-of.ts'
import type { OwnSettings } from '../plan/task-of.ts'
import { makePrivateFolder } from '../../runs/folder/files/make-folder.ts'
import { openStoreCatalog } from '../../store/open-store-catalog.ts'

export interface RunOptions {
  stateDir: string
  dataDir: string
  cwd: string
  mode: 'parallel' | 'sequential'
  /** Beside other runs that share no host with it. */
  part?: boolean
  maxParallel: number
  limits: RunLimits
  /** Further attempts at those that fail. */
  retries: number
  pollMs: number
  task: TaskSettings
  /** What is different for some scrapers, by country/source. */
  particular?: ReadonlyMap<string, OwnSettings>
  history: ReadonlyMap<string, number>
  outputs?: RunOutputs | undefined
  keep?: KeepLimits | undefined
}

/**
 * Writes everything that a run will need into a new run folder, plan.json last: a run exists from then on, and can be
 * carried to its end by any process that reads it. Throws the system's errors, and then leaves nothing behind.
 */
export function createRun(
  units: PlannedUnit[],
  settled: ScraperRow[],
  adopted: Unit[],
  options: RunOptions,
  now = new Date(),
): RunPlan {
  const run = newRunId(now)
  const folder = runFolder(options.stateDir, run)
  try {
    return writeRun(units, settled, adopted, { run, folder, options, now })
  } catch (error) {
    // Half of a run is none, and takes the room that the disk does not have.
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function writeRun(
  units: PlannedUnit[],
  settled: ScraperRow[],
  adopted: Unit[],
  { run, folder, options, now }: { run: string; folder: string; options: RunOptions; now: Date },
): RunPlan {
  makePrivateFolder(folder)
  const write = (source: Source, group: string | null): Member => writeMember(source, group, { run, folder, options })
  const own = units.flatMap((unit): PlannedUnit[] =>
    options.mode === 'sequential' ? unit.members.map((member) => ({ ...unit, members: [member] })) : [unit],
  )
  const plan: RunPlan = {
    run,
    created: now.toISOString(),
    mode: options.mode,
    ...(options.part === true ? { part: true } : {}),
    max_parallel: options.maxParallel,
    limits: options.limits,
    poll_ms: options.pollMs,
    grace_ms: options.task.grace_ms,
    cwd: options.cwd,
    units: [
      ...adopted,
      ...own.map((unit, index): Unit => ({
        name: unit.members.length === 1 ? scraperId(unit.members[0]!) : unit.name,
        kind: unit.members.length === 1 ? 'single' : 'group',
        folder: unitFolder(folder, index),
        members: unit.members.map((member) => write(member, unit.kind === 'group' ? unit.name : null)),
      })),
    ],
    settled,
    ...(options.outputs === undefined ? {} : { outputs: options.outputs }),
    ...(options.keep === undefined ? {} : { keep: options.keep }),
  }
  writePlan(options.stateDir, plan)
  return plan
}

function writeMember(
  source: Source,
  group: string | null,
  { run, folder, options }: { run: string; folder: string; options: RunOptions },
): Member {
  const id = scraperId(source)
  const task = taskOf(source, {
    run,
    group,
    store: openStoreCatalog(options.dataDir).location(source),
    files: resolve(options.dataDir, source.country, source.source, 'files'),
    hosts: hostsFolder(options.stateDir),
    ...(source.login === undefined ? {} : { sessions: sessionsFolder(options.stateDir) }),
    settings: options.task,
    own: options.particular?.get(id),
  })
  const attempt = attemptFolder(folder, source, task.attempt)
  makePrivateFolder(attempt)
  writeTask(attempt, task)
  return {
    country: source.country,
    source: source.source,
    name: source.name,
    group,
    hosts: source.hosts,
    folder: attempt,
    attempt: task.attempt,
    more_attempts: options.retries,
    window: source.window,
    expected_ms: options.history.get(id) ?? null,
  }
}
