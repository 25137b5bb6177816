import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { scratchFolder } from '../store/scratch.ts'

const BIN = join(import.meta.dirname, '../../bin/regatta.mjs')
const SECRETS = ['SECRETTOKEN', 'SECRETKEY', 'SECRETCOOKIE', 'SECRETPASS', 'SECRETHOOK']
const BASIC = Buffer.from('me:SECRETPASS').toString('base64')

const asked: { url: string; headers: string }[] = []
const server = createServer((request, response) => {
  asked.push({ url: request.url!, headers: JSON.stringify(request.headers) })
  response.writeHead(request.url === '/robots.txt' ? 404 : 200, { 'Content-Type': 'text/html' })
  const list = '<div class=c><a href="/a1">One</a></div><div class=c><a href="/a2">Two</a></div>'
  response.end(request.url!.startsWith('/l') ? list : '<h1>Title</h1><p>body')
})

before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
after(() => server.close())

/** Runs the program under a umask; its output is of no interest unless it says a secret. */
async function regatta(umask: string, cwd: string, ...words: string[]): Promise<string> {
  const script = `umask ${umask}; exec "$@"`
  const env = { ...process.env, REGATTA_NOTIFY: `http://127.0.0.1:${portOf()}/SECRETHOOK` }
  return await new Promise((resolve) =>
    execFile('sh', ['-c', script, 'sh', process.execPath, BIN, ...words], { cwd, env }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    ),
  )
}

function portOf(): number {
  return (server.address() as AddressInfo).port
}

/** `user` is a mistake of its own: user names in URLs are refused. */
function config(port: number, { user = '', extra = '' } = {}): string {
  return `name: Paper
base_url: http://${user}127.0.0.1:${port}
headers: { Authorization: "Bearer SECRETTOKEN", X-Api-Key: SECRETKEY }
cookies: { sid: SECRETCOOKIE${extra} }
rate_limit: 0
listing: { type: pagination, url_template: "http://${user}127.0.0.1:${port}/l?page={num}" }
max_pages: 1
selectors:
  thumbnail: { container: div.c, title: a, url: a }
  article: { title: h1, body: p }
`
}

function secretsIn(text: string): string[] {
  return [...SECRETS, BASIC].filter((secret) => text.includes(secret))
}

for (const umask of ['000', '022']) {
  test(`umask ${umask}: keys of a config are in files of its owner alone, below the state directory, and nowhere else`, async (t) => {
    const folder = scratchFolder(t)
    const port = portOf()
    mkdirSync(join(folder, 'configs', 'fiji'), { recursive: true })
    for (const [name, extra] of [
      ['paper', {}],
      // What is wrong is quoted in messages, summaries and the like.
      ['blanks', { extra: ' SECRETCOOKIE with blanks' }],
      ['with_user', { user: 'me:SECRETPASS@' }],
      ['not_yaml', { extra: '", "SECRETCOOKIE' }],
    ] as const) {
      writeFileSync(join(folder, 'configs', 'fiji', `${name}.yaml`), config(port, extra))
      chmodSync(join(folder, 'configs', 'fiji', `${name}.yaml`), 0o600)
    }
    const reports = ['--events', 'events.jsonl', '--junit', 'j.xml', '--markdown', 'm.md', '--prometheus', 'p.prom']
    asked.length = 0
    let said = await regatta(umask, folder, 'run-all', '--json', '--record', 'tapes', ...reports)
    assert.ok(
      asked.some(({ url, headers }) => url === '/a1' && headers.includes('SECRETKEY')),
      said,
    )
    said += await regatta(umask, folder, 'run', 'fiji/paper', '--full')
    for (const words of [['status', '--json'], ['check'], ['logs', 'fiji/paper'], ['export', '--json'], ['report']]) {
      said += await regatta(umask, folder, ...words)
    }
    assert.deepEqual(secretsIn(said), [], said)

    const holders = new Set<string>()
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      const place = relative(folder, path)
      if (!entry.isFile() || place.startsWith('configs')) continue
      const bytes = readFileSync(path)
      const found = secretsIn((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1'))
      if (found.length === 0) continue
      holders.add(entry.name)
      assert.equal(statSync(path).mode & 0o077, 0, place)
      assert.ok(place.startsWith('.regatta'), place)
      for (let above = entry.parentPath; above !== folder; above = join(above, '..')) {
        assert.equal(statSync(above).mode & 0o077, 0, relative(folder, above))
      }
    }
    assert.deepEqual([...holders].toSorted(), ['config-cache.db', 'task.json'])
  })
}

test('a config cache that others could read is closed to them when it is written', async (t) => {
  const folder = scratchFolder(t)
  mkdirSync(join(folder, 'configs', 'fiji'), { recursive: true })
  mkdirSync(join(folder, '.regatta'))
  writeFileSync(join(folder, '.regatta', 'config-cache.db'), '', { mode: 0o666 })
  writeFileSync(join(folder, 'configs', 'fiji', 'paper.yaml'), config(1))
  await regatta('000', folder, 'list')
  assert.equal(statSync(join(folder, '.regatta', 'config-cache.db')).mode & 0o777, 0o600)
})
