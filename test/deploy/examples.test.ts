import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readTimetable } from '../../src/cli/commands/schedule/timetable.ts'
import { callsIn, refusal, shellWords } from './regatta-call.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(`${ROOT}deploy/${path}`, 'utf8')

async function accepts(calls: string[][], where: string): Promise<void> {
  assert.ok(calls.length > 0, `${where} calls regatta`)
  for (const call of calls) assert.equal(await refusal(call), null, `${where}: regatta ${call.join(' ')}`)
}

interface Unit {
  [section: string]: Record<string, string>
}

function unit(name: string): Unit {
  const sections: Unit = {}
  let section: Record<string, string> = {}
  for (const line of read(`systemd/${name}`).split('\n')) {
    const [, title] = /^\[(\w+)\]$/.exec(line) ?? []
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? []
    if (title !== undefined) section = sections[title] = {}
    else if (key !== undefined) section[key] = value!
    else assert.match(line, /^(#.*)?$/, `${name}: ${line}`)
  }
  return sections
}

test('a call that our program would not take is found', async () => {
  assert.equal(await refusal(['run-all', '--due', '--keep-age', '90d']), null)
  assert.match((await refusal(['run-all', '--keep-ages', '90d']))!, /has no flag --keep-ages/)
  assert.match((await refusal(['run-all', '--keep-age', 'long']))!, /--keep-age must be a time/)
  assert.match((await refusal(['schedule', '0 25 * * *']))!, /field 2, the hour/)
  assert.match((await refusal(['runall']))!, /there is no command/)
  assert.deepEqual(callsIn(`cd /x && regatta prune --keep-runs '1 2' | tail; exec node bin/regatta.mjs list --json`), [
    ['prune', '--keep-runs', '1 2'],
    ['list', '--json'],
  ])
})

test('systemd: what the units start is understood, and they stop it as it wants to be stopped', async () => {
  for (const name of ['regatta.service', 'regatta-schedule.service']) {
    const { Service: service = {} } = unit(name)
    assert.match(service['ExecStart']!, /^\/usr\/bin\/env regatta /)
    await accepts(callsIn(service['ExecStart']!), name)
    assert.equal(service['KillMode'], 'mixed')
    assert.equal(service['OOMPolicy'], 'continue')
    assert.ok(Number(service['TimeoutStopSec']) > 15 + 2, 'longer than --grace and the kill after it')
    assert.notEqual(service['User'], undefined)
  }
  assert.equal(unit('regatta.service')['Service']!['SuccessExitStatus'], '75')
  assert.ok(existsSync(`${ROOT}deploy/systemd/regatta.service`), 'regatta.timer starts the service of its name')
  assert.equal(unit('regatta.timer')['Timer']!['Persistent'], 'yes')
})

const analyzer = spawnSync('systemd-analyze', ['--version']).status === 0
test('systemd itself finds nothing wrong', { skip: !analyzer && 'there is no systemd-analyze here' }, () => {
  const units = globSync(`${ROOT}deploy/systemd/*`)
  assert.equal(units.length, 3)
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...units], { encoding: 'utf8' })
  assert.deepEqual([status, stderr], [0, ''])
})

test('cron: times and commands are understood', async () => {
  const jobs = read('cron/regatta.crontab')
    .split('\n')
    .filter((line) => !/^(#|$|[A-Z_]+=)/.test(line))
  assert.equal(jobs.length, 2)
  for (const job of jobs) {
    const fields = /^((?:\S+\s+){5})(.*)$/.exec(job)!
    assert.ok(readTimetable(fields[1]!.trim(), null).ok, job)
    assert.doesNotMatch(job, /%/, 'cron takes a percent sign for the end of the line')
    await accepts(callsIn(fields[2]!), job)
  }
})

interface Step {
  uses?: string
  run?: string
  if?: string
  with?: Record<string, string>
}

test('GitHub: times, steps and commands are understood, and what is restored is saved', async () => {
  const flow = parse(read('github/scrape.yaml')) as {
    on: { schedule: { cron: string }[] }
    jobs: { scrape: { 'timeout-minutes': number; steps: Step[] } }
  }
  for (const { cron } of flow.on.schedule) assert.ok(readTimetable(cron, 'UTC').ok, cron)
  const { steps } = flow.jobs.scrape
  const scripts = (JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: object }).scripts
  for (const { run } of steps) {
    if (run === undefined) continue
    const [, script] = /^npm run (\S+)$/.exec(run) ?? []
    if (script !== undefined) assert.ok(Object.hasOwn(scripts, script), run)
    else if (run !== 'npm ci') await accepts(callsIn(run), run)
  }
  const [restore, save] = ['restore', 'save'].map((what) => {
    return steps.find(({ uses }) => uses?.startsWith(`actions/cache/${what}@`))
  })
  assert.deepEqual([restore!.with!['path'], restore!.with!['key']], [save!.with!['path'], save!.with!['key']])
  assert.ok(restore!.with!['key']!.startsWith(restore!.with!['restore-keys']!))
  assert.equal(save!.if, 'always()')
  assert.ok(flow.jobs.scrape['timeout-minutes'] < 360)
})

test('Docker: what is copied is there, nothing runs as root, and the commands are understood', async () => {
  const text = read('docker/Dockerfile').replaceAll('\\\n', ' ')
  const orders = [...text.matchAll(/^([A-Z]+) +(.*)$/gm)].map(([, order, rest]) => ({ order: order!, rest: rest! }))
  for (const { order, rest } of orders) {
    if (order === 'FROM') assert.match(rest, /^node:24-slim( AS build)?$/)
    if (order !== 'COPY') continue
    for (const path of shellWords(rest).slice(0, -1)) assert.ok(existsSync(`${ROOT}${path}`), path)
  }
  assert.equal(orders.findLast(({ order }) => order === 'USER')?.rest, 'node')
  const list = (wanted: string): string[] =>
    JSON.parse(orders.findLast(({ order }) => order === wanted)!.rest) as string[]
  assert.deepEqual(list('ENTRYPOINT'), ['/usr/bin/tini', '--', 'regatta'])
  await accepts([list('CMD')], 'CMD')
  for (const [, variable] of text.matchAll(/(REGATTA_\w+)=/g)) {
    assert.match(readFileSync(`${ROOT}src/cli/options/common-options.ts`, 'utf8'), new RegExp(`'${variable}'`))
  }
})

test('compose of a cluster: commands are understood, and a worker has time to hand back', async () => {
  const { services } = parse(read('docker/cluster.compose.yaml'), { merge: true }) as {
    services: Record<string, { command?: string[]; stop_grace_period?: string; environment: object }>
  }
  const ours = Object.entries(services).filter(([name]) => name !== 'database')
  assert.deepEqual(ours.map(([name]) => name).toSorted(), ['enqueue', 'migrate', 'worker'])
  await accepts(
    ours.map(([, { command }]) => command!),
    'cluster.compose.yaml',
  )
  for (const [name, { environment }] of ours) assert.ok('DATABASE_URL' in environment, name)
  assert.ok(Number.parseInt(services['worker']!.stop_grace_period!, 10) > 60 + 5)
})

test('compose: what it starts is understood, has time to stop, and its health is what it writes', async () => {
  const { services, volumes } = parse(read('docker/compose.yaml')) as {
    services: {
      fleet: Record<string, unknown> & { command: string[]; volumes: string[]; healthcheck: { test: string[] } }
    }
    volumes: object
  }
  const { command, healthcheck, build, stop_grace_period, ...regatta } = services.fleet
  await accepts([command], 'compose.yaml')
  assert.deepEqual(build, { context: '../..', dockerfile: 'deploy/docker/Dockerfile' })
  assert.ok(Number.parseInt(String(stop_grace_period), 10) > 15 + 2)
  const heartbeat = command[command.indexOf('--heartbeat') + 1]!
  assert.ok(healthcheck.test[1]!.includes(heartbeat))
  const named = regatta.volumes.map((line) => line.split(':')[0]!).filter((name) => !name.startsWith('.'))
  assert.deepEqual(named, Object.keys(volumes))
})
