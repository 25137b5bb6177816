// Runs the tests: `npm test`, `npm test -- test/fleet`, `npm test -- test/http/pace.test.ts --name 'two hosts'`.
import { globSync, mkdtempSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { run } from 'node:test'
import { parseArgs } from 'node:util'
import { clearLeftovers, findLeftovers } from './leftovers.ts'
import { print } from './print.ts'
import { TestReport } from './test-report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string', multiple: true, short: 't' },
    jobs: { type: 'string', default: String(Math.min(3, availableParallelism())) },
    /** Seconds for one file. */
    timeout: { type: 'string', default: '240' },
  },
})

const files = (positionals.length > 0 ? positionals : ['test']).flatMap(testFiles)
if (files.length === 0) {
  print(`There is no test file at ${positionals.join(', ')}`)
  process.exit(2)
}
const report = new TestReport()
await Promise.all(Array.from({ length: Number(values.jobs) }, worker))
process.exitCode = report.end() ? 0 : 1

async function worker(): Promise<void> {
  for (let file = files.shift(); file !== undefined; file = files.shift()) await runFile(file)
}

/** A run for each file, because only a signal ends a file that hangs: a timeout ends its tests, but not its timers. */
async function runFile(file: string): Promise<void> {
  // A folder for every temporary file of this test: whatever still names it afterwards was left behind.
  const folder = mkdtempSync(join(tmpdir(), 'rt-'))
  const milliseconds = Number(values.timeout) * 1000
  const events = run({
    files: [resolve(file)],
    env: cleanEnvironment(folder),
    timeout: milliseconds,
    signal: AbortSignal.timeout(milliseconds + 2000),
    ...(values.name === undefined ? {} : { testNamePatterns: values.name }),
  })
  report.file(file, await Array.fromAsync(events), await findLeftovers(folder))
  clearLeftovers(folder)
}

function testFiles(path: string): string[] {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  return globSync(isFolder ? `${path}/**/*.test.ts` : path).toSorted()
}

/**
 * Tests see the same world on a laptop, in CI and behind a colourful shell. The time zone stays: they must bear any.
 */
function cleanEnvironment(folder: string): NodeJS.ProcessEnv {
  const strange = /^(REGATTA_.*|(NO|FORCE)_COLOR|NODE_OPTIONS|CI|npm_.*|DATABASE_URL)$/
  const { DATABASE_URL } = process.env
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !strange.test(name))),
    // Under a name that the program does not know: only tests of PostgreSQL are to use it.
    ...(DATABASE_URL === undefined ? {} : { TEST_DATABASE_URL: DATABASE_URL }),
    TMPDIR: folder,
    NODE_COMPILE_CACHE: resolve('node_modules/.cache/compile'),
  }
}
