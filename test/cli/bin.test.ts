import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

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

/** A copy of the entry beside a dist of our own, run by a Node that says it is of that version. */
function start(
  version: string,
  program: string | null,
  words: string[] = [],
  { ownNode = false } = {},
): { status: number | null; out: string } {
  const folder = mkdtempSync(join(tmpdir(), 'bin-'))
  try {
    mkdirSync(join(folder, 'bin'))
    cpSync(BIN, join(folder, 'bin/regatta.mjs'))
    if (program !== null) {
      mkdirSync(join(folder, 'dist'))
      writeFileSync(join(folder, 'dist/cli.js'), program)
    }
    if (ownNode) {
      mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true })
      symlinkSync(process.execPath, join(folder, 'node_modules/node/bin/node'))
    }
    const disguise = `Object.defineProperty(process.versions, 'node', { value: '${version}' })
      Object.defineProperty(process, 'version', { value: 'v${version}' })`
    const disguised = ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`]
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...disguised, join(folder, 'bin/regatta.mjs'), ...words],
      { encoding: 'utf8' },
    )
    return { status, out: stdout + stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a Node that is too old is told in one line what it needs', () => {
  for (const version of ['14.21.3', '20.19.0', '22.1.0', '23.9.9']) {
    const { status, out } = start(version, 'throw new Error("was loaded")', ['run-all', '--dry-run'])
    assert.equal(
      out,
      `regatta: needs Node 24 or newer; this is Node v${version}; try: npx -p node@24 -p regatta regatta run-all --dry-run\n`,
    )
    assert.equal(status, 2)
  }
})

test('a new enough Node runs the program, and an unbuilt checkout says how to build it', () => {
  for (const version of ['24.0.0', '26.1.0', '100.0.0']) {
    assert.deepEqual(start(version, 'console.log("ran"); process.exitCode = 7'), { status: 7, out: 'ran\n' })
  }
  assert.deepEqual(start('24.0.0', null), { status: 2, out: 'regatta: there is no dist/cli.js yet: npm run build\n' })
})

test('a checkout brings a Node of its own: an older one hands over to it, exit code included', () => {
  const own = 'console.log("ran", ...process.argv.slice(2)); process.exitCode = 7'
  assert.deepEqual(start('20.19.0', own, ['--version'], { ownNode: true }), { status: 7, out: 'ran --version\n' })
})
