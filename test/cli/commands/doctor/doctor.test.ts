import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { type Check, why } from '../../../../src/cli/commands/doctor/check.ts'
import { bytes } from '../../../../src/cli/commands/doctor/bytes.ts'
import { doctorLines } from '../../../../src/cli/commands/doctor/examine.ts'
import { checkMachine } from '../../../../src/cli/commands/doctor/machine.ts'
import { checkRuntime } from '../../../../src/cli/commands/doctor/runtime.ts'
import { checkTerminal } from '../../../../src/cli/commands/doctor/terminal.ts'
import { main } from '../../../../src/cli/main.ts'
import { takeLock } from '../../../../src/runs/folder/owner/lock.ts'
import { paperIo } from '../../paper-io.ts'

function scratch(t: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), 'doctor-'))
  t.after(() => rmSync(root, { recursive: true }))
  return root
}

interface Examined {
  code: number
  find: (name: string) => Check
}

async function examine(cwd: string, words: string[] = []): Promise<Examined> {
  const io = paperIo({ cwd })
  const code = await main(['doctor', '--json', ...words], io)
  const { ok, checks } = JSON.parse(io.stdout.text) as { ok: boolean; checks: Check[] }
  assert.equal(ok, code === 0)
  for (const { name, status, found, mend } of checks) {
    assert.ok(found !== '' && (status === 'ok') === (mend === ''), `${name}: every trouble comes with a way to mend it`)
  }
  const find = (name: string): Check => checks.find((check) => check.name === name)!
  return { code, find }
}

test('in an empty folder nothing fails, and nothing is left behind', async (t) => {
  const root = scratch(t)
  const { code, find } = await examine(root)
  assert.equal(code, 0)
  for (const name of ['Node', 'SQLite', 'programs', 'processes', 'data', 'logs', 'state', 'lock']) {
    assert.notEqual(find(name).status, 'fail', `${name}: ${find(name).found}`)
  }
  assert.equal(find('configs').status, 'warn')
  assert.match(find('data').found, /\/data \(made when needed\), .* free$/)
  assert.deepEqual(readdirSync(root), [])
})

test('a place that is a file, or cannot be written, fails with the flag that helps', async (t) => {
  const root = scratch(t)
  writeFileSync(join(root, 'data'), '')
  const { code, find } = await examine(root, ['--log-dir', '/proc/nowhere'])
  assert.equal(code, 1)
  assert.deepEqual(
    [find('data').status, find('data').mend],
    ['fail', 'make it writable, or choose another: --data-dir'],
  )
  assert.deepEqual([find('logs').status, find('logs').mend], ['fail', 'make it writable, or choose another: --log-dir'])
})

test(
  'a folder without permission fails',
  { skip: process.getuid?.() === 0 && 'root may write everywhere' },
  async (t) => {
    const root = scratch(t)
    mkdirSync(join(root, 'data'))
    chmodSync(join(root, 'data'), 0o500)
    const { find } = await examine(root)
    assert.equal(find('data').status, 'fail')
  },
)

test('configs are counted, and the first invalid one is named with its place', async (t) => {
  const root = scratch(t)
  mkdirSync(join(root, 'configs/fiji'), { recursive: true })
  writeFileSync(join(root, 'configs/fiji/bad.yaml'), 'name: x\nlisting: 3\n')
  writeFileSync(join(root, 'configs/fiji/_parked.yaml'), '# closed down\n')
  const { code, find } = await examine(root)
  assert.equal(code, 0)
  assert.match(
    find('configs').found,
    /^0 scrapers in configs, 1 parked; 1 invalid, first: configs\/fiji\/bad\.yaml:\d+:\d+$/,
  )
  assert.equal(find('configs').mend, 'regatta check')
})

test('a run that is going on is named', async (t) => {
  const root = scratch(t)
  const taken = takeLock(join(root, '.regatta'))
  assert.ok(taken.ok)
  taken.lock.note('20261121_080000_ab12')
  try {
    const { find } = await examine(root)
    assert.match(
      find('lock').found,
      new RegExp(`^run 20261121_080000_ab12 is active since .* \\(process ${process.pid}\\)$`),
    )
  } finally {
    taken.lock.release()
  }
})

test('an old Node fails; an early clock and a small terminal are warned of', () => {
  assert.equal(checkRuntime('20.19.0')[0]!.status, 'fail')
  const byName = (checks: Check[], name: string): Check => checks.find((check) => check.name === name)!
  const early = checkMachine({ env: {} }, new Date(0))
  assert.deepEqual([byName(early, 'clock').status, byName(checkMachine({ env: {} }), 'clock').status], ['warn', 'ok'])
  const io = paperIo()
  assert.equal(checkTerminal({ color: false, ascii: false }, io)[0]!.status, 'ok')
  Object.assign(io.stdout, { isTTY: true, columns: 30, rows: 8 })
  assert.equal(checkTerminal({ color: false, ascii: false }, io)[0]!.status, 'warn')
  Object.assign(io.stdout, { columns: 80, rows: 24 })
  assert.equal(checkTerminal({ color: false, ascii: true }, { ...io, env: { LC_ALL: 'C' } })[0]!.status, 'warn')
})

test('doctor says which proxies are in use, and for what, without their passwords', () => {
  const proxyOf = (env: NodeJS.ProcessEnv): string => {
    const { status, found } = checkMachine({ env }).find(({ name }) => name === 'proxy')!
    return `${status} ${found}`
  }
  assert.equal(proxyOf({}), 'ok none: sites are requested directly')
  assert.equal(
    proxyOf({ HTTPS_PROXY: 'http://me:pw@proxy.example:3128', no_proxy: '.example' }),
    'ok https: by http://[...]@proxy.example:3128 (HTTPS_PROXY); directly: .example (NO_PROXY)',
  )
  assert.match(proxyOf({ all_proxy: 'socks5://127.0.0.1:1080' }), /^ok http: by socks5:.*, https: by socks5:/)
  assert.match(proxyOf({ http_proxy: 'ftp://x' }), /^warn http_proxy is no URL of an HTTP, HTTPS or SOCKS5 proxy$/)
})

const CHECKS: Check[] = [
  { name: 'Node', status: 'ok', found: '24.21.0', mend: '' },
  { name: 'data', status: 'fail', found: '/d: read-only\u001b[2J', mend: 'choose another: --data-dir' },
  { name: 'configs', status: 'warn', found: 'none', mend: 'write one' },
]

test('for a person: one line a check, how to mend it below, and what it comes to', () => {
  const looks = { color: false, ascii: true, quiet: false }
  const lines = doctorLines(CHECKS, looks)
  assert.deepEqual(lines, [
    '+ ok    Node     24.21.0',
    'x fail  data     /d: read-only\\x1b[2J',
    '                 to fix: choose another: --data-dir',
    '! warn  configs  none',
    '                 to fix: write one',
    '1 of 3 checks failed: regatta will not work well here until they are fixed',
  ])
  assert.equal(doctorLines(CHECKS, { ...looks, quiet: true }).length, 5)
  assert.equal(doctorLines(CHECKS.slice(0, 1), looks).at(-1), 'all 1 checks passed')
})

test('sizes and system errors are written for a person', () => {
  assert.deepEqual([0, 5e8, 2 ** 30, 12.7e9, 3e12].map(bytes), ['0 MB', '476 MB', '1.0 GB', '11.8 GB', '2.7 TB'])
  const refused = Object.assign(new Error("EROFS: read-only file system, mkdir '/x'"), { code: 'EROFS' })
  assert.equal(why(refused), 'read-only file system (EROFS)')
})
