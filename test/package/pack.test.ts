import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { nodeOfVersion } from '../children/node-of-version.ts'
import { installPackage } from './install-package.ts'
import { olderNode } from './older-node.ts'

const CONFIG = `name: Gazette
base_url: https://gazette.example
listing:
  type: pagination
  url_template: https://gazette.example/news?page={num}
selectors:
  thumbnail: { container: li, title: a, url: 'a::attr(href)' }
  article: { body: p }
`

const installed = installPackage()
after(() => installed.remove())

test('the tarball holds the program and its papers, and nothing else', () => {
  const wanted =
    /^(LICENSE|(README|CHANGELOG|ARCHITECTURE|CONTRIBUTING|SECURITY|THREAT_MODEL)\.md|package\.json|bin\/regatta\.mjs|dist\/[\w.-]+\.m?js|dist\/library\.d\.ts|dist\/dashboard\.(?:css|js)(?:\.(?:br|gz))?|dist\/regatta\.1|dist\/THIRD-PARTY-LICENSES\.txt|schema\/[\w.-]+\.json|docs\/[\w-]+\.md|deploy\/(README\.md|[\w/-]+\/[\w-]+(\.\w+)*)|(demo\/configs\/[\w-]+|configs)\/[\w-]+\.yaml)$/
  const paths = installed.files.map(({ path }) => path)
  assert.deepEqual(
    paths.filter((path) => !wanted.test(path)),
    [],
  )
  for (const path of [
    'dist/cli.js',
    'dist/scraper.mjs',
    'dist/group.mjs',
    'dist/pdf-worker.mjs',
    'dist/demo-web.mjs',
    'dist/THIRD-PARTY-LICENSES.txt',
  ]) {
    assert.ok(paths.includes(path), path)
  }
  const size = installed.files.reduce((sum, file) => sum + file.size, 0)
  // Two thirds are parsers, what libphonenumber knows of every country, the public suffixes, RE2, a reader of PDF (2
  // MB), PostgreSQL and its queue (2 MB), ways through a proxy (1 MB), some of it for two programs.
  assert.ok(size < 18_500_000, `${size} bytes`)
})

test('nothing of the machine that packed it, and no secret, is in the tarball', () => {
  const own = [process.cwd(), ['_auth', 'Token'].join(''), ['BEGIN', 'PRIVATE'].join(' ')]
  for (const { path } of installed.files) {
    const text = readFileSync(join(installed.folder, path), 'utf8')
    for (const word of own) assert.ok(!text.includes(word), `${path} holds ${word}`)
  }
})

test('the installed package brings nothing along', () => {
  const manifest = JSON.parse(readFileSync(join(installed.folder, 'package.json'), 'utf8')) as Record<string, unknown>
  assert.equal(manifest['dependencies'], undefined)
  assert.deepEqual(readdirSync(dirname(installed.folder)), ['regatta'])
})

test('--version is the one of package.json', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  assert.deepEqual(said(installed.run('--version')), { status: 0, stdout: `${version}\n`, stderr: '' })
})

test('--help shows the commands', () => {
  const { status, stdout, stderr } = said(installed.run('--help'))
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
  assert.match(stdout, /^ {2}run-all /m)
})

test('doctor finds nothing wrong with the package', () => {
  const { status, stdout, stderr } = said(installed.run('doctor'))
  assert.equal(status, 0, stdout + stderr)
})

test('run-all --dry-run plans what lies in the folder, and touches nothing', () => {
  mkdirSync(join(installed.work, 'configs', 'fiji'), { recursive: true })
  writeFileSync(join(installed.work, 'configs', 'fiji', 'gazette.yaml'), CONFIG)
  const { status, stdout, stderr } = said(installed.run('run-all', '--dry-run', '--json'))
  assert.equal(status, 0, stderr)
  const plan = JSON.parse(stdout) as { singles: unknown[] }
  assert.deepEqual(plan.singles, [{ country: 'fiji', source: 'gazette', config: 'configs/fiji/gazette.yaml' }])
  assert.deepEqual(readdirSync(installed.work), ['configs'])
})

test('demo --calm runs its fleet and finds the summary true', () => {
  const { status, stdout, stderr } = said(installed.run('demo', '--calm'))
  assert.equal(status, 0, stdout + stderr)
  assert.match(stdout, /^Total: \d+ .*Failed: 0/m)
})

test('an older Node says in one line what the program needs, and in a command that is no guess', () => {
  const program = join(installed.folder, 'bin', 'regatta.mjs')
  const old = olderNode() ?? nodeOfVersion(join(installed.work, 'old', 'node'), '18.20.4')
  const { status, stdout, stderr } = spawnSync(old, [program, '--help'], { encoding: 'utf8' })
  assert.deepEqual({ status, stdout }, { status: 2, stdout: '' })
  const [refusal, command] = stderr.split('; try: ')
  assert.match(refusal!, /^regatta: needs Node 24 or newer; this is Node v\d+[^\n]*$/)
  assert.equal(command, `npx -p node@24 node ${program} --help\n`)
})

test('an older Node hands over to the npm package node beside it', () => {
  const program = join(installed.folder, 'bin', 'regatta.mjs')
  const beside = join(dirname(installed.folder), 'node', 'bin')
  mkdirSync(beside, { recursive: true })
  symlinkSync(process.execPath, join(beside, 'node'))
  const old = nodeOfVersion(join(installed.work, 'old', 'node'), '20.1.0')
  const { status, stdout, stderr } = spawnSync(old, [program, '--help'], { encoding: 'utf8' })
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' })
  assert.match(stdout, /^ {2}run-all /m)
})

function said({ status, stdout, stderr }: ReturnType<typeof installed.run>): ReturnType<typeof installed.run> {
  return { status, stdout, stderr }
}
