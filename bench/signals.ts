// What is left behind when a runner gets a signal? Three long jobs under each runner; SIGINT to the whole process group
// (as a terminal sends it), then SIGINT, SIGTERM, SIGHUP and SIGKILL to the runner alone: its exit code, and how many
// of its jobs live six seconds later. For regatta also what `regatta stop` leaves after that. A run that goes on after
// HUP, and jobs that outlive a SIGKILL and are taken over, are what regatta means to do; in all others they are leaks.
// node bench/signals.ts [--no-install]; GNU parallel where it is installed, concurrently and turbo from npm into a temp
// folder.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const JOBS = 3
const PATIENCE = 6000
const WAYS = ['INT group', 'INT', 'TERM', 'HUP', 'KILL'] as const

const { values } = parseArgs({ options: { 'no-install': { type: 'boolean', default: false } } })
const program = fileURLToPath(new URL('../bin/regatta.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bench-signals-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

interface Runner {
  name: string
  command: string[]
  cwd: string
  /** How a job of this runner looks in the process table. */
  isJob: (command: string) => boolean
}

/** So long that nothing else on the machine sleeps for it: how a peer's jobs are known. */
const NAP = '98765'
const isNap = (command: string): boolean => command === `sleep ${NAP}`

const web = createServer((request, response) => {
  // An article that never comes: every scraper stays at work.
  if (request.url === '/robots.txt') response.writeHead(404).end()
  else if (request.url?.startsWith('/news') === true) {
    response.setHeader('content-type', 'text/html').end('<ul><li class="item"><a href="/story/1">Story</a></li></ul>')
  }
})
await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))

process.stdout.write(`${'exit code, jobs left'.padEnd(24)}${WAYS.map((way) => way.padStart(20)).join('')}\n`)
for (const runner of [regatta(), ...peers()]) {
  const cells: string[] = []
  for (const way of WAYS) cells.push(await tryOut(runner, way))
  process.stdout.write(`${runner.name.padEnd(24)}${cells.map((cell) => cell.padStart(20)).join('')}\n`)
}
web.closeAllConnections()
web.close()

async function tryOut(runner: Runner, way: (typeof WAYS)[number]): Promise<string> {
  rmSync(join(runner.cwd, '.regatta'), { recursive: true, force: true })
  const output = openSync(join(folder, 'output.log'), 'a')
  const [file, ...args] = runner.command
  const child = spawn(file!, args, { cwd: runner.cwd, detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  const ended = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal === null ? String(code) : 'signal')),
  )
  for (const until = Date.now() + 30_000; jobs(runner).length < JOBS; await sleep(100)) {
    if (Date.now() > until) throw new Error(`${runner.name} did not start its jobs`)
  }
  await sleep(500)
  const signal = `SIG${way.split(' ')[0]}` as NodeJS.Signals
  process.kill(way === 'INT group' ? -child.pid! : child.pid!, signal)
  const code = await Promise.race([ended, sleep(PATIENCE, 'goes on')])
  if (code !== 'goes on') await sleep(code === 'signal' ? 1000 : 100)
  let cell = `${code}, ${jobs(runner).length}`
  if (runner.name === 'regatta' && jobs(runner).length > 0) {
    spawnSync(process.execPath, [program, 'stop'], { cwd: runner.cwd, stdio: 'ignore' })
    cell += ` -> ${jobs(runner).length}`
  }
  for (const pid of jobs(runner)) process.kill(pid, 'SIGKILL')
  if (code === 'goes on' && child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await ended
  return cell
}

function jobs(runner: Runner): number[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ')
      return runner.isJob(command) ? [Number(pid)] : []
    } catch {
      return []
    }
  })
}

function regatta(): Runner {
  const cwd = join(folder, 'regatta')
  const port = (web.address() as AddressInfo).port
  mkdirSync(join(cwd, 'configs/land'), { recursive: true })
  // Three names of one machine: three hosts to be visited at once.
  for (const [n, host] of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'].entries()) {
    const site = `http://${host}:${port}`
    writeFileSync(
      join(cwd, `configs/land/paper_${n}.yaml`),
      `name: Paper ${n}
base_url: ${site}
listing: { type: pagination, url_template: '${site}/news?page={num}' }
selectors: { thumbnail: { container: li.item, title: a, url: 'a::attr(href)' }, article: { title: h1, body: p } }
`,
    )
  }
  return {
    name: 'regatta',
    cwd,
    command: [process.execPath, program, 'run-all', '--grace', '2s', '--ascii'],
    isJob: (command) => command.includes('scraper.mjs') && command.includes(cwd),
  }
}

function peers(): Runner[] {
  const found: Runner[] = []
  const naps = Array.from({ length: JOBS }, () => `sleep ${NAP}`)
  if (spawnSync('parallel', ['--version']).status === 0) {
    found.push({
      name: 'GNU parallel',
      cwd: folder,
      isJob: isNap,
      command: ['parallel', '--will-cite', '-j3', ':::', ...naps],
    })
  }
  if (values['no-install']) return found
  const cwd = join(folder, 'peers')
  mkdirSync(cwd)
  execFileSync('npm', ['install', '--silent', '--prefix', cwd, 'concurrently@9', 'turbo@2'], { stdio: 'ignore' })
  const concurrently = join(cwd, 'node_modules/concurrently/dist/bin/concurrently.js')
  found.push({ name: 'concurrently', cwd, isJob: isNap, command: [process.execPath, concurrently, ...naps] })
  const scripts = Object.fromEntries(naps.map((nap, n) => [`job${n}`, nap]))
  const packageJson = { name: 'jobs', version: '0.0.0', private: true, packageManager: 'npm@11.0.0', scripts }
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(packageJson))
  writeFileSync(
    join(cwd, 'turbo.json'),
    JSON.stringify({ tasks: Object.fromEntries(Object.keys(scripts).map((job) => [job, { cache: false }])) }),
  )
  found.push({
    name: 'turbo',
    cwd,
    isJob: isNap,
    command: [join(cwd, 'node_modules/.bin/turbo'), 'run', ...Object.keys(scripts), '--no-daemon', '--ui=stream'],
  })
  return found
}
