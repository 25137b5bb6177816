import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { Member, RunPlan } from '../../src/runs/folder/run-plan.ts'
import { identify } from '../../src/runs/folder/owner/process-identity.ts'
import type { Exit, Launch, Result, ScraperState } from '../../src/runs/folder/task.ts'
import type { FollowedRun, RunReader } from '../../src/runs/run-reader.ts'
import { noCounts } from '../../src/vocabulary/run/counts.ts'
import type { EventLine } from '../../src/vocabulary/run/event.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { row, summaryOf } from '../report/example-summary.ts'
import { all } from '../store/examples.ts'

/** A reader, and what writes the runs that it reads: as the processes of a run write them. */
export interface WrittenRuns {
  reader: RunReader
  /** Writes the plan of a run of these scrapers (country/source), with an event stream where `events` says so. */
  plan: (run: string, ids: string[], more?: { created?: string; events?: boolean }) => RunPlan | Promise<RunPlan>
  /** Writes down something about an attempt. */
  attempt: (
    member: Member,
    parts: { launch?: Launch; state?: ScraperState; result?: Result; exit?: Exit },
  ) => void | Promise<void>
  summary: (summary: Summary) => void | Promise<void>
}

/** Runs that one process of this machine carries, with event streams in files. */
export interface RunsOfMachine extends WrittenRuns {
  plan: (run: string, ids: string[], more?: { created?: string; events?: boolean }) => RunPlan
  /** Notes that this process carries the run. */
  carry: (run: string) => void
  /** Adds text to the event stream of a run. */
  write: (plan: RunPlan, text: string) => void
  /** Takes the lock, and returns what gives it back. */
  lock: (run: string) => () => void
}

const [OLD, NEW, NEWEST] = ['20261121_115902_12ab', '20261122_060000_34cd', '20261123_060000_56ef'] as const
const AT = '2026-11-22T06:00:00.000Z'

/** What holds for every RunReader: `open` gives one without runs, which goes with the test. */
export function runReaderSuite(kind: string, open: (t: TestContext) => WrittenRuns | Promise<WrittenRuns>): void {
  describe(`a reader of runs in ${kind}`, () => {
    it('finds nothing where there were no runs, and no harm in asking', async (t) => {
      const { reader } = await open(t)
      assert.deepEqual(await reader.runs(), [])
      assert.deepEqual(await reader.unfinished(), [])
      for (const run of [NEW, '', '..', '../../etc', 'x/y']) {
        assert.deepEqual(
          await Promise.all([reader.newest(), reader.newestFinished(), reader.lockHolder(), reader.runOf(process.pid)]),
          [null, null, null, null],
        )
        assert.deepEqual(
          await Promise.all([reader.plan(run), reader.summary(run), reader.live(run), reader.orchestrator(run)]),
          [null, null, null, null],
        )
        assert.equal(await reader.scraper(run, 'fiji/sun'), null)
        assert.equal(await reader.planVersion(run), 0)
        assert.deepEqual(await all(reader.events(run)), [])
      }
    })

    it('lists runs newest first, those that are over and those that are not', async (t) => {
      const { reader, plan, summary } = await open(t)
      for (const run of [NEW, OLD, NEWEST]) await plan(run, ['fiji/sun'])
      await summary(summaryOf([row('fiji/sun', 'success')], OLD))
      await summary(summaryOf([row('fiji/sun', 'success')], NEW))
      assert.deepEqual(await reader.runs(), [NEWEST, NEW, OLD])
      assert.equal(await reader.newest(), NEWEST)
      assert.equal(await reader.newestFinished(), NEW)
      assert.deepEqual(await reader.unfinished(), [NEWEST])
    })

    it('gives plan and summary back as they were written', async (t) => {
      const { reader, plan, summary } = await open(t)
      const written = await plan(NEW, ['fiji/sun', 'tonga/matangi'])
      assert.deepEqual(await reader.plan(NEW), written)
      assert.equal(await reader.summary(NEW), null)
      const ended = summaryOf([row('fiji/sun', 'success'), row('tonga/matangi', 'failed', 'crash')], NEW)
      await summary(ended)
      assert.deepEqual(await reader.summary(NEW), ended)
      assert.deepEqual(await reader.live(NEW), { ...ended, totals: { ...ended.totals, queued: 0, running: 0 } })
    })

    it('shows a run that is going on: what waits, what runs, what has ended', async (t) => {
      const { reader, plan, attempt } = await open(t)
      const [runs, ended] = members(await plan(NEW, ['fiji/sun', 'fiji/times', 'tonga/matangi']))
      await attempt(runs!, { launch: { started: AT, log: '/logs/sun.log' }, state: state() })
      await attempt(ended!, { launch: { started: AT, log: '/logs/times.log' }, result: result(), exit: exit() })
      const live = await reader.live(NEW)
      assert.deepEqual(
        live?.scrapers.map(({ source, status, log }) => [source, status, log]),
        [
          ['sun', 'running', '/logs/sun.log'],
          ['times', 'success', '/logs/times.log'],
          ['matangi', 'queued', null],
        ],
      )
      assert.deepEqual([live.finished, live.totals.running, live.totals.queued, live.totals.success], [null, 1, 1, 1])
    })

    it('sees each thing that is written about an attempt, whenever it looks', async (t) => {
      const { reader, plan, attempt } = await open(t)
      const [member] = members(await plan(NEW, ['fiji/sun']))
      // Only scrapers of this machine take orders.
      const order = (await reader.attempt(member!)).order === undefined ? {} : { order: null }
      const nothing = { launch: null, state: null, result: null, exit: null, ...order }
      for (let look = 0; look < 3; look++) assert.deepEqual(await reader.attempt(member!), nothing)
      const launch = { started: AT, log: '/logs/sun.log' }
      await attempt(member!, { launch })
      assert.deepEqual(await reader.attempt(member!), { ...nothing, launch })
      const more = { state: state(), result: result(), exit: exit() }
      await attempt(member!, more)
      assert.deepEqual(await reader.attempt(member!), { launch, ...more, ...order })
      assert.deepEqual(await reader.scraper(NEW, 'fiji/sun'), { member, attempt: { launch, ...more, ...order } })
      assert.equal(await reader.scraper(NEW, 'fiji/moon'), null)
      assert.deepEqual(await reader.logs(member!), ['/logs/sun.log'])
    })

    it('distinguishes a plan that was written again from the one before', async (t) => {
      const { reader, plan } = await open(t)
      const versions = new Set([await reader.planVersion(NEW)])
      await plan(NEW, ['fiji/sun'])
      versions.add(await reader.planVersion(NEW))
      assert.equal(await reader.planVersion(NEW), [...versions].at(-1))
      assert.equal(versions.size, 2)
    })

    it('follows a run: what has changed is new, what has not is the same object', async (t) => {
      const { reader, plan, attempt, summary } = await open(t)
      const follower = reader.follow(NEW)
      assert.equal(await follower.look(), null, 'it is not there yet')
      const written = await plan(NEW, ['fiji/sun', 'fiji/times', 'tonga/sun'])
      const look = async (): Promise<FollowedRun> => (await follower.look())!
      const first = await look()
      assert.deepEqual(first.summary.scrapers, (await reader.live(NEW))?.scrapers)
      const [sun, times] = written.units.map((unit) => unit.members[0]!)
      const said: ScraperState = {
        process: identify(process.pid)!,
        started: AT,
        updated: AT,
        progress: {
          ...noCounts(),
          phase: 'articles',
          listing_pages: 2,
          pending: 7,
          waiting: '',
          rss_mb: 60,
          cpu_ms: 1,
        },
      }
      await attempt(sun!, { launch: { started: AT, log: 'sun.log', pid: process.pid }, state: said })
      const second = await look()
      assert.equal(second.progress.get('fiji/sun')?.pending, 7)
      assert.deepEqual(second.summary.totals, (await reader.live(NEW))?.totals)
      assert.equal(second.summary.scrapers[1], first.summary.scrapers[1], 'it waits as before')
      const died: Exit = { started: AT, finished: AT, pid: 1, exit_code: 1, signal: null, cause: 'exited', detail: '' }
      await attempt(sun!, { exit: died })
      await attempt(times!, { launch: { started: AT, log: 'times.log' } })
      const third = await look()
      assert.deepEqual(
        third.summary.scrapers.map(({ status }) => status),
        ['failed', 'running', 'queued'],
      )
      assert.equal(third.progress.size, 0)
      assert.equal((await look()).summary.scrapers[0], third.summary.scrapers[0])
      await summary(summaryOf([row('fiji/sun', 'success')], NEW))
      assert.deepEqual((await look()).summary, await reader.live(NEW))
    })
  })
}

/** What holds besides for a RunReader of one machine. */
export function machineRunsSuite(kind: string, open: (t: TestContext) => RunsOfMachine): void {
  describe(`a reader of the runs of one machine in ${kind}`, () => {
    it('knows the process that carries a run, and who holds the lock', async (t) => {
      const { reader, plan, carry, lock } = open(t)
      plan(OLD, ['fiji/sun'])
      plan(NEW, ['fiji/sun'])
      carry(NEW)
      assert.deepEqual(await reader.orchestrator(NEW), identify(process.pid))
      assert.equal(await reader.orchestrator(OLD), null)
      assert.equal(await reader.runOf(process.pid), NEW)
      assert.equal(await reader.runOf(2 ** 30), null)
      const release = lock(NEW)
      const holder = await reader.lockHolder()
      release()
      assert.deepEqual([holder?.run, holder?.process], [NEW, identify(process.pid)])
    })

    it('reads the event stream of one run in order, from any line on', async (t) => {
      const { reader, plan, write } = open(t)
      plan(OLD, ['fiji/sun'])
      assert.deepEqual(await all(reader.events(OLD)), [], 'it writes no file')
      const written = plan(NEW, ['fiji/sun'], { events: true })
      assert.deepEqual(await all(reader.events(NEW)), [], 'the file is not there yet')
      const earlier = note(9, { run: OLD, time: '2026-11-21T12:00:00.000Z' })
      const lines = [note(1), note(2, { message: 'x'.repeat(3_000_000) }), note(3), note(4)]
      write(
        written,
        `${textOf(earlier)}not json\n${lines.map(textOf).join(`${textOf(note(7, { run: OLD }))}{"seq":1}\n`)}{"v":1,"seq":5`,
      )
      assert.deepEqual(await all(reader.events(NEW)), lines)
      assert.deepEqual(await all(reader.events(NEW, { after: 2 })), lines.slice(2))
      assert.deepEqual(await all(reader.events(NEW, { after: 9 })), [])
    })

    it('goes on with what is written later, until the run has ended', async (t) => {
      const { reader, plan, write } = open(t)
      const written = plan(NEW, ['fiji/sun'], { events: true })
      const { signal } = new AbortController()
      const ended: EventLine = { ...head(4), type: 'run_ended', summary: summaryOf([], NEW) }
      const [first, second, third] = [note(1), note(2), note(3)].map(textOf)
      const seen: number[] = []
      write(written, first!)
      for await (const { seq } of reader.events(NEW, { signal })) {
        seen.push(seq)
        // A line in two pieces is one line.
        if (seq === 1) write(written, second!.slice(0, 20))
        if (seq === 1) setImmediate(() => write(written, second!.slice(20)))
        if (seq === 2) write(written, `${third}${textOf(ended)}${textOf(note(5))}`)
      }
      assert.deepEqual(seen, [1, 2, 3, 4])
    })

    it('stops following on its signal', async (t) => {
      const { reader, plan, write } = open(t)
      const written = plan(NEW, ['fiji/sun'], { events: true })
      write(written, textOf(note(1)))
      const following = new AbortController()
      const seen: number[] = []
      for await (const { seq } of reader.events(NEW, { signal: following.signal })) {
        seen.push(seq)
        setImmediate(() => following.abort())
      }
      assert.deepEqual(seen, [1])
    })
  })
}

function members(plan: RunPlan): Member[] {
  return plan.units.flatMap((unit) => unit.members)
}

function state(): ScraperState {
  const progress = { ...noCounts(), phase: 'listing' as const, listing_pages: 1, pending: 0, waiting: '' }
  return { process: identify(process.pid)!, started: AT, updated: AT, progress: { ...progress, rss_mb: 1, cpu_ms: 1 } }
}

function result(): Result {
  const times = { started: AT, finished: '2026-11-22T06:01:00.000Z' }
  const rest = { counts: noCounts(), peak_rss_mb: 1, cpu_ms: 1, stats: { http: { requests: 3 } } }
  return { status: 'success', reason: null, detail: '', ...times, ...rest }
}

function exit(): Exit {
  const times = { started: AT, finished: '2026-11-22T06:01:00.000Z' }
  return { ...times, pid: 1, exit_code: 0, signal: null, cause: 'exited', detail: '' }
}

function head(seq: number): Pick<EventLine, 'v' | 'seq' | 'time' | 'run'> {
  return { v: 1, seq, time: '2026-11-22T06:00:01.000Z', run: NEW }
}

function note(seq: number, more: Partial<{ run: string; time: string; message: string }> = {}): EventLine {
  return { ...head(seq), type: 'note', level: 'info', message: `line ${seq}`, ...more }
}

function textOf(line: EventLine): string {
  return `${JSON.stringify(line)}\n`
}
