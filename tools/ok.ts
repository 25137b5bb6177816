// The gate: every convention of this repository is a program, and this runs them all. `npm run ok -- floors names` runs
// some.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import { styleText } from 'node:util'
import { print } from './print.ts'

type Check = () => string[] | Promise<string[]>

const root = process.cwd()
// Each is loaded when it runs: a mistake in a file that one of them imports is that one's problem.
const CHECKS: Record<string, Check> = {
  // The page runs in a browser, which has other types than Node.
  types: async () => [...(await program('tsc')), ...(await program('tsc', '--project', 'src/dashboard/client'))],
  lint: () => program('oxlint', '--deny-warnings', '--format=unix'),
  format: () => program('oxfmt', '--check'),
  floors: async () => (await import('./check-floors.ts')).checkFloors(root),
  sizes: async () => (await import('./check-sizes.ts')).checkSizes(root),
  names: async () => (await import('./check-names.ts')).checkNames(root),
  homonyms: async () => (await import('./check-homonyms.ts')).checkHomonyms(root),
  'exported-first': async () => (await import('./check-exports.ts')).checkExportedFirst(root),
  'doc-comments': async () => (await import('./check-exports.ts')).checkDocComments(root),
  'comment-width': async () => (await import('./check-comments.ts')).checkComments(root),
  'product-name': async () => (await import('./check-product-name.ts')).checkProductName(root),
  casts: async () => (await import('./check-casts.ts')).checkCasts(root),
  'listing-types': async () => (await import('./check-listing-types.ts')).checkListingTypes(root),
  'test-names': async () => (await import('./check-test-names.ts')).checkTestNames(root),
  seams: async () => (await import('./check-seams.ts')).checkSeams(root),
  'unused-exports': async () => (await import('./check-unused.ts')).checkUnusedExports(root),
  'unused-keys': async () => (await import('./check-unused.ts')).checkUnusedKeys(root),
  regexes: async () => (await import('./check-regexes.ts')).checkRegexes(root),
  package: async () => (await import('./check-package.ts')).checkPackage(root),
  schema: () =>
    existsSync('tools/schema.ts') ? program('node', 'tools/schema.ts', '--check') : ['there is no tools/schema.ts'],
  links: async () => (await import('./check-links.ts')).checkLinks(root),
  commands: async () => (await import('./check-commands.ts')).checkCommands(root),
  examples: async () => (await import('./check-examples.ts')).checkExamples(root),
  reasons: async () => (await import('./check-reasons.ts')).checkReasons(root),
  promises: async () => (await import('./check-promises.ts')).checkPromises(root),
  changelog: async () => (await import('./check-changelog.ts')).checkChangelog(root),
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => CHECKS[name] === undefined)
if (unknown.length > 0) {
  print(`Unknown check '${unknown.join(', ')}': there are ${Object.keys(CHECKS).join(', ')}`)
  process.exit(2)
}

const queue = Object.entries(CHECKS).filter(([name]) => wanted.length === 0 || wanted.includes(name))
let failed = 0
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker))
if (failed > 0) print(`\n${failed} of the checks failed`)
process.exitCode = failed > 0 ? 1 : 0

async function worker(): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [name, check] = next
    const started = performance.now()
    const problems = await Promise.resolve()
      .then(check)
      .catch((error: unknown) => [error instanceof Error ? (error.stack ?? error.message) : String(error)])
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    if (problems.length === 0) {
      print(`${styleText('green', 'ok  ')} ${name} ${styleText('dim', `${seconds} s`)}`)
    } else {
      failed++
      print(`${styleText('red', 'FAIL')} ${name} ${styleText('dim', `${seconds} s`)}`)
      for (const problem of problems) print(`     ${problem.replaceAll('\n', '\n     ')}`)
    }
  }
}

/** A program of node_modules/.bin (`npm run` puts it on the PATH): no problem, or what it printed. */
async function program(command: string, ...args: string[]): Promise<string[]> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return code === 0 ? [] : [Buffer.concat(output).toString('utf8').trim() || `${command} ended with ${code}`]
}
