// What does it cost to launch a fleet? CPU of the runner itself, wall time and peak memory for N scraper children at 16
// at once, each with one listing page and three articles on loopback:
//   limit         xargs, which starts the children and does nothing else
//   GNU parallel  with a job log and a result file each, as one would run scrapers with it (apt-get install parallel)
//   concurrently  from npm, installed into a temporary folder; left out with --no-install
//   ours          regatta run-all: configs, plan, logs, states, results, summary, history
// node bench/launch.ts [N...] [--rounds 1] [--no-install]; the rounds are interleaved, the least CPU counts.
import { execFileSync, fork, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { allSucceeded, attemptsOf, copyAttempts, writeConfigs } from './launch/fleet-folder.ts'
import { type Cost, measure } from './launch/measure.ts'
import { report } from './launch/report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '1' }, 'no-install': { type: 'boolean', default: false } },
})
const sizes = positionals.length > 0 ? positionals.map(Number) : [50, 300]
const program = fileURLToPath(new URL('../bin/regatta.mjs', import.meta.url))
const child = [
  process.execPath,
  '--max-semi-space-size=4',
  fileURLToPath(new URL('../dist/scraper.mjs', import.meta.url)),
]
const folder = mkdtempSync(join(tmpdir(), 'bench-launch-'))

/** Name of a runner -> its command, given the attempt folders and a folder of its own. */
const peers: Record<string, (attempts: string[], own: string) => string[]> = {
  'xargs (the limit)': () => ['xargs', '-P16', '-n1', ...child],
}
if (spawnSync('parallel', ['--version']).status === 0) {
  peers['GNU parallel'] = (_, own) => {
    return [
      'parallel',
      '--will-cite',
      '-j16',
      '--joblog',
      join(own, 'jobs'),
      '--results',
      join(own, 'results'),
      ...child,
    ]
  }
}
if (!values['no-install']) {
  const prefix = join(folder, 'peers')
  mkdirSync(prefix)
  execFileSync('npm', ['install', '--silent', '--prefix', prefix, 'concurrently@9'], { stdio: 'ignore' })
  const concurrently = join(prefix, 'node_modules/concurrently/dist/bin/concurrently.js')
  peers['concurrently'] = (attempts) => {
    return [process.execPath, concurrently, '-m', '16', ...attempts.map((attempt) => [...child, attempt].join(' '))]
  }
}

process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const all = new Map<number, Map<string, Cost>>()
for (const size of sizes) all.set(size, await bench(size))
report(all, Object.keys(peers)[0]!)

async function bench(size: number): Promise<Map<string, Cost>> {
  const server = fork(fileURLToPath(new URL('launch/news-server.ts', import.meta.url)), [String(size)])
  const ports = await new Promise<number[]>((resolve) =>
    server.once('message', (message) => resolve(message as number[])),
  )
  const best = new Map<string, Cost>()
  const keep = (name: string, cost: Cost): void => {
    if (cost.own_s < (best.get(name)?.own_s ?? Infinity)) best.set(name, cost)
  }
  try {
    for (let round = 0; round < Number(values.rounds); round++) {
      const fleet = join(folder, 'ours')
      writeConfigs(fleet, ports)
      const ours = await measure([process.execPath, program, 'run-all', '--max-parallel', '16'], {
        cwd: fleet,
        input: null,
      })
      check('ours', attemptsOf(fleet), size)
      for (const [name, command] of Object.entries(peers)) {
        const own = join(folder, 'peer')
        const attempts = copyAttempts(fleet, own)
        writeFileSync(join(own, 'attempts'), `${attempts.join('\n')}\n`)
        keep(name, await measure(command(attempts, own), { cwd: own, input: join(own, 'attempts') }))
        check(name, attempts, size)
        rmSync(own, { recursive: true })
      }
      keep('ours', ours)
    }
  } finally {
    server.disconnect()
  }
  return best
}

function check(name: string, attempts: string[], size: number): void {
  if (attempts.length !== size || !allSucceeded(attempts))
    throw new Error(`Not all of the ${size} children of ${name} ended well`)
}
