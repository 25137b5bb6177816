import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from '../../src/config/source.ts'
import { RunControl } from '../../src/fleet/run/control.ts'
import type { RunOptions } from '../../src/fleet/run/create-run.ts'
import { planFleet } from '../../src/fleet/plan/plan.ts'
import type { FleetOptions, RunRequest } from '../../src/fleet/run/run.ts'
import { spawnExeca } from '../../src/processes/spawn-execa.ts'
import type { FleetEvent } from '../../src/vocabulary/run/event.ts'

const program = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** A source that only the fleet looks at; its stand-in behaves as its name says. */
export function source(id: string, more: Partial<Source> = {}): Source {
  const [country, name] = id.split('/') as [string, string]
  return {
    country,
    source: name,
    name: `The ${name}`,
    file: `configs/${id}.yaml`,
    base_url: `https://${country}-${name}.example`,
    hosts: [`${country}-${name}.example`],
    priority: 0,
    group: null,
    rate_limit: 0,
    ...more,
  } as Source
}

/** A fleet of stand-ins in a folder of its own, and all that was told of it. */
export class StandInFleet implements Disposable {
  readonly folder: string
  readonly stateDir: string
  readonly logDir: string
  readonly events: FleetEvent[] = []
  readonly control = new RunControl()
  readonly #listeners = new Set<(event: FleetEvent) => void>()

  constructor(folder = mkdtempSync(join(tmpdir(), 'regatta-fleet-'))) {
    this.folder = folder
    this.stateDir = join(folder, 'state')
    this.logDir = join(folder, 'logs')
  }

  options(more: Partial<FleetOptions> = {}): FleetOptions {
    return {
      stateDir: this.stateDir,
      logDir: this.logDir,
      programs: {
        scraper: program('../children/scraper-stand-in.ts'),
        group: program('../children/group-of-stand-ins.ts'),
        spawn: spawnExeca,
      },
      control: this.control,
      emit: (event) => {
        this.events.push(event)
        for (const listener of this.#listeners) listener(event)
      },
      ...more,
    }
  }

  request(
    sources: Source[],
    more: Partial<Omit<RunOptions, 'task' | 'limits'>> & {
      task?: Partial<RunOptions['task']>
      limits?: Partial<RunOptions['limits']>
    } = {},
  ): RunRequest {
    const maxParallel = more.maxParallel ?? 8
    const history = more.history ?? new Map()
    return {
      units: planFleet(sources, { groupBy: 'source', maxParallel, history }).units,
      invalid: [],
      notDue: [],
      options: {
        stateDir: this.stateDir,
        dataDir: join(this.folder, 'data'),
        cwd: this.folder,
        mode: 'parallel',
        maxParallel,
        pollMs: 100,
        history,
        retries: 0,
        ...more,
        limits: { auto_slots: false, retry_delay_ms: 0, max_failures: null, fail_fast: false, ...more.limits },
        task: {
          mode: 'update',
          max_pages: null,
          max_articles: null,
          max_wait_ms: 600_000,
          log_level: 'info',
          timeout_ms: null,
          grace_ms: 2000,
          ...more.task,
        },
      },
    }
  }

  /** Resolves with the first event that fits, past ones included. */
  until<Type extends FleetEvent['type']>(
    type: Type,
    fits: (event: Extract<FleetEvent, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<FleetEvent, { type: Type }>> {
    const matches = (event: FleetEvent): event is Extract<FleetEvent, { type: Type }> =>
      event.type === type && fits(event as Extract<FleetEvent, { type: Type }>)
    const past = this.events.find(matches)
    if (past !== undefined) return Promise.resolve(past)
    return new Promise((resolve) => {
      const listener = (event: FleetEvent): void => {
        if (!matches(event)) return
        this.#listeners.delete(listener)
        resolve(event)
      }
      this.#listeners.add(listener)
    })
  }

  log(path: string | null): string {
    return path === null ? '' : readFileSync(path, 'utf8')
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
