import { relative } from 'node:path'
import type { run } from 'node:test'
import { inspect, styleText } from 'node:util'
import { print } from './print.ts'

type TestEvent = ReturnType<typeof run> extends AsyncIterable<infer Event> ? Event : never
type Failure = Extract<TestEvent, { type: 'test:fail' }>['data']
type Counts = Extract<TestEvent, { type: 'test:summary' }>['data']['counts']

/**
 * One line a file, failures whole, the reason of every skip, and at the end the closing lines of node's own reporters.
 */
export class TestReport {
  #totals: Counts = { tests: 0, suites: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0, topLevel: 0 }
  #failures: string[] = []
  #started = performance.now()

  file(path: string, events: TestEvent[], leftovers: string[]): void {
    const summary = events.findLast((event) => event.type === 'test:summary')?.data
    if (summary === undefined) throw new Error(`The test runner ended without a summary of ${path}`)
    for (const name of Object.keys(summary.counts) as (keyof Counts)[]) this.#totals[name] += summary.counts[name]
    if (summary.success && leftovers.length > 0) this.#totals.failed++
    const good = summary.success && leftovers.length === 0
    const { tests } = summary.counts
    const size = `${tests} ${tests === 1 ? 'test' : 'tests'}, ${Math.round(summary.duration_ms)} ms`
    print(`${good ? styleText('green', '✔') : styleText('red', '✖')} ${path} ${styleText('dim', size)}`)
    for (const event of events) {
      if (event.type === 'test:pass' && event.data.skip !== undefined) print(`    skipped: ${titled(event.data)}`)
    }
    if (good) return
    const lines = [...events.flatMap(describeEvent), ...leftovers.map((what) => `left behind: ${what}`)]
    const text = lines.map((line) => `    ${line.trimEnd().replaceAll('\n', '\n    ')}`).join('\n')
    print(text)
    this.#failures.push(`✖ ${path}\n${text}`)
  }

  /** Prints the failures once more and the totals; returns whether all is well. */
  end(): boolean {
    if (this.#failures.length > 0) print(`\n${styleText('red', 'Failures')}\n\n${this.#failures.join('\n\n')}`)
    const { tests, suites, passed, failed, cancelled, skipped, todo } = this.#totals
    const lines = { tests, suites, pass: passed, fail: failed, cancelled, skipped, todo }
    print()
    for (const [name, count] of Object.entries(lines)) print(`ℹ ${name} ${count}`)
    print(`ℹ duration_ms ${Math.round(performance.now() - this.#started)}`)
    return this.#failures.length === 0
  }
}

function describeEvent(event: TestEvent): string[] {
  switch (event.type) {
    case 'test:fail':
      return event.data.todo === undefined ? describeFailure(event.data) : []
    case 'test:stdout':
    case 'test:stderr':
      return [styleText('dim', event.data.message)]
    case 'test:diagnostic':
      // Without a file it is a line of the closing totals.
      return event.data.file === undefined ? [] : [event.data.message]
    default:
      return []
  }
}

function describeFailure(test: Failure): string[] {
  const { error } = test.details
  const reason: unknown = error.cause ?? error
  if (reason === 'test failed' || error.failureType === 'subtestsFailed') return []
  const where = test.file === undefined ? '' : ` (${relative('.', test.file)}:${test.line})`
  return [styleText('red', `✖ ${test.name}${where}`), typeof reason === 'string' ? reason : inspect(reason)]
}

function titled({ name, skip }: { name: string; skip?: string | boolean }): string {
  return typeof skip === 'string' ? `${name}: ${skip}` : name
}
