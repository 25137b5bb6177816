import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { nodeOfVersion } from '../children/node-of-version.ts'

const LARGE = fileURLToPath(new URL('../children/prints-large-json.ts', import.meta.url))
const BIN = fileURLToPath(new URL('../../bin/regatta.mjs', import.meta.url))

test('4 MiB of JSON arrive whole through a pipe that is read late', async () => {
  const child = spawn(process.execPath, [LARGE, 'large', '4'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const document = JSON.parse(await text(child.stdout)) as { text: string }
  assert.equal(document.text.length, 4 * 1024 * 1024)
  assert.equal(await ended, 0)
})

test('a reader that leaves ends the output quietly', async () => {
  const child = spawn(process.execPath, [LARGE, 'large', '4'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  child.stdout.once('data', () => child.stdout.destroy())
  assert.equal(await text(child.stderr), '')
  assert.deepEqual(await ended, { code: 0, signal: null })
})

test(
  'a full disk is told, and the exit code says so',
  { skip: process.platform !== 'linux' && 'needs /dev/full' },
  () => {
    const { status, stderr } = spawnSync('sh', ['-c', `exec "${process.execPath}" "${LARGE}" large 4 > /dev/full`], {
      encoding: 'utf8',
    })
    assert.match(stderr, /^regatta: cannot write the output: .*ENOSPC/)
    assert.equal(status, 1)
  },
)

/**
 * A copy of the entry beside a dist of our own, run by a Node that says it is of that version. Beside the entry, or in
 * `nodes`, are others: a path to the version that this one says it is of.
 */
function start(
  version: string,
  program: string | null,
  words: string[] = [],
  { at = 'regatta', nodes = {} }: { at?: string; nodes?: Record<string, string> } = {},
): { status: number | null; out: string } {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'bin-')))
  const folder = join(base, at)
  try {
    mkdirSync(join(folder, 'bin'), { recursive: true })
    cpSync(BIN, join(folder, 'bin/regatta.mjs'))
    if (program !== null) {
      mkdirSync(join(folder, 'dist'))
      writeFileSync(join(folder, 'dist/cli.js'), program)
    }
    for (const [path, said] of Object.entries(nodes)) nodeOfVersion(join(base, path), said)
    const { status, stdout, stderr } = spawnSync(
      nodeOfVersion(join(base, 'path/node'), version),
      [join(folder, 'bin/regatta.mjs'), ...words],
      { encoding: 'utf8' },
    )
    return { status, out: (stdout + stderr).replaceAll(base, '/base') }
  } finally {
    rmSync(base, { recursive: true })
  }
}

test('on a Node that is too old one line says what it needs', () => {
  for (const version of ['14.21.3', '20.19.0', '22.1.0', '23.9.9']) {
    const { status, out } = start(version, 'throw new Error("was loaded")', ['run-all', '--dry-run'])
    assert.equal(
      out,
      `regatta: needs Node 24 or newer; this is Node v${version}; try: npx -p node@24 node /base/regatta/bin/regatta.mjs run-all --dry-run\n`,
    )
    assert.equal(status, 2)
  }
})

test('the command that it proposes can be pasted into a shell', () => {
  const { out } = start('20.19.0', null, ['run', "l'équipe du soir", '--out=$HOME/*'], { at: 'my tools/regatta' })
  assert.ok(
    out.endsWith(
      ` npx -p node@24 node '/base/my tools/regatta/bin/regatta.mjs' run 'l'\\''équipe du soir' '--out=$HOME/*'\n`,
    ),
    out,
  )
})

test('a new enough Node runs the program, and an unbuilt checkout says how to build it', () => {
  for (const version of ['24.0.0', '26.1.0', '100.0.0']) {
    assert.deepEqual(start(version, 'console.log("ran"); process.exitCode = 7'), { status: 7, out: 'ran\n' })
  }
  assert.deepEqual(start('24.0.0', null), { status: 2, out: 'regatta: there is no dist/cli.js yet: npm run build\n' })
})

const RAN = 'console.log("ran", process.version, ...process.argv.slice(2)); process.exitCode = 7'
const BESIDE = 'node_modules/node/bin/node'
const OWN = 'node_modules/regatta/node_modules/node/bin/node'

test('an older Node hands over to one that lies nearby, exit code included', () => {
  const places = [
    { at: 'checkout', nodes: { 'checkout/node_modules/node/bin/node': '24.9.0' } },
    { at: 'node_modules/regatta', nodes: { [BESIDE]: '24.9.0' } },
    { at: 'node_modules/regatta', nodes: { [OWN]: '22.9.0', [BESIDE]: '24.9.0' } },
  ]
  for (const place of places) {
    assert.deepEqual(start('20.19.0', RAN, ['--version'], place), { status: 7, out: 'ran v24.9.0 --version\n' })
  }
})

test('a Node nearby that is too old itself, or no program, or belongs to something else is not used', () => {
  const places = [
    { at: 'node_modules/regatta', nodes: { [OWN]: '20.1.0', [BESIDE]: '23.9.0' } },
    { at: 'node_modules/regatta', nodes: { [BESIDE]: 'none' } },
    { at: 'src/regatta', nodes: { 'src/node/bin/node': '24.9.0' } },
  ]
  for (const place of places) {
    const { status, out } = start('20.19.0', RAN, [], place)
    assert.match(out, /^regatta: needs Node 24 or newer; this is Node v20\.19\.0; try: [^\n]+\n$/)
    assert.equal(status, 2)
  }
})
