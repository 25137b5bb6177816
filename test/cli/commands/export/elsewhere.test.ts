import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { buffer } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { main } from '../../../../src/cli/main.ts'
import { emptyDatabase, runStatement } from '../../../database/start-postgres.ts'
import { memoryIo, record, storeWith } from '../../../store/examples.ts'
import { scratchFolder } from '../../../store/scratch.ts'

/** Three sources in two countries, over three months and none. */
async function fleet(t: TestContext): Promise<string> {
  const folder = scratchFolder(t)
  const data = join(folder, 'data')
  const dated = (url: string, date: string | null): ReturnType<typeof record> =>
    record(url, {
      date,
      tags: ['a', 'b;c'],
      extra: { price: 3, 'odd "name"': null },
      body: `Body of ${url}, "quoted", é\u0000\n`,
    })
  await storeWith(
    data,
    'fiji/sun',
    [dated('https://sun.example/1', '2026-01-05'), dated('https://sun.example/2', '2026-02-05')],
    'The Sun',
  )
  await storeWith(data, 'fiji/times', [dated('https://times.example/1', '2026-01-31')])
  await storeWith(data, 'tonga/matangi', [dated('https://matangi.example/1', null)])
  return folder
}

async function run(
  folder: string,
  words: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; out: string; err: string }> {
  const { io, out, err } = memoryIo(folder)
  const code = await main(['export', ...words], { ...io, env })
  return { code, out: out(), err: err() }
}

async function more(folder: string, url: string, scraped_at: string): Promise<void> {
  await storeWith(join(folder, 'data'), 'fiji/sun', [record(url, { scraped_at })])
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

async function duck(query: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(query)).getRowsJson()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

test('--split source: a file for each source, replaced as a whole', async (t) => {
  const folder = await fleet(t)
  const { code, err } = await run(folder, ['--split', 'source', '--format', 'csv', '--out', 'news'])
  assert.deepEqual([code, err], [0, 'wrote 4 records of 3 sources to news\n'])
  assert.deepEqual(filesIn(join(folder, 'news')), [
    '.regatta-export',
    'fiji/sun.csv',
    'fiji/times.csv',
    'tonga/matangi.csv',
  ])
  assert.equal((await run(folder, ['fiji/times', '--split', 'source', '--out', 'news'])).code, 0)
  assert.deepEqual(filesIn(join(folder, 'news')), ['.regatta-export', 'fiji/times.jsonl'])
})

test('--partition: folders that DuckDB reads as columns, each record once', async (t) => {
  const folder = await fleet(t)
  const { code } = await run(folder, ['--partition', 'country,month', '--out', 'lake'])
  assert.equal(code, 0)
  assert.deepEqual(
    filesIn(join(folder, 'lake')).map((path) => path.replace(/part-.*/, '')),
    [
      '.regatta-export',
      'country=fiji/month=2026-01/',
      'country=fiji/month=2026-02/',
      'country=tonga/month=__HIVE_DEFAULT_PARTITION__/',
    ],
  )
  const rows = await duck(
    `SELECT country, month, source, url, tags, body FROM read_parquet('${folder}/lake/**/*.parquet', hive_partitioning = true, hive_types_autocast = false) ORDER BY url`,
  )
  assert.deepEqual(
    rows.map((row) => row.slice(0, 4)),
    [
      ['tonga', null, 'matangi', 'https://matangi.example/1'],
      ['fiji', '2026-01', 'sun', 'https://sun.example/1'],
      ['fiji', '2026-02', 'sun', 'https://sun.example/2'],
      ['fiji', '2026-01', 'times', 'https://times.example/1'],
    ],
  )
  assert.deepEqual(rows[1]!.slice(4), [['a', 'b;c'], 'Body of https://sun.example/1, "quoted", é\u0000\n'])
})

test('--since last gives each record once, and a partitioned folder grows', async (t) => {
  const folder = await fleet(t)
  const lake = ['--partition', 'country', '--out', 'lake', '--since', 'last']
  assert.match((await run(folder, lake)).err, /^wrote 4 records/)
  assert.match((await run(folder, lake)).err, /^wrote 0 records/)
  await more(folder, 'https://sun.example/3', new Date(Date.now() + 1000).toISOString())
  assert.match((await run(folder, lake)).err, /^wrote 1 record of/)
  const [[count, distinct] = []] = await duck(
    `SELECT count(*), count(DISTINCT url) FROM read_parquet('${folder}/lake/**/*.parquet')`,
  )
  assert.deepEqual([String(count), String(distinct)], ['5', '5'])
  // Another place, and other sources, have a last time of their own.
  assert.match((await run(folder, ['--out', 'all.jsonl', '--since', 'last'])).err, /^wrote 5 records/)
  assert.match((await run(folder, ['fiji/*', '--out', 'all.jsonl', '--since', 'last'])).err, /^wrote 4 records/)
  assert.match((await run(folder, ['--since', 'last'])).err, /--since last needs a place/)
})

test('--to a SQLite file: rows are replaced by URL, and other rows and columns stay', async (t) => {
  const folder = await fleet(t)
  assert.equal((await run(folder, ['--to', 'records.db', '--fields', 'url,country,source,title'])).code, 0)
  const db = new DatabaseSync(join(folder, 'records.db'))
  t.after(() => db.close())
  db.exec("UPDATE records SET title = 'old'; ALTER TABLE records ADD COLUMN mine; UPDATE records SET mine = 7")
  db.exec("INSERT INTO records (country, source, url) VALUES ('x', 'y', 'https://other.example/')")
  assert.equal((await run(folder, ['--to', 'sqlite:records.db'])).code, 0)
  const rows = db.prepare('SELECT url, title, mine, tags FROM records ORDER BY url').all()
  assert.equal(rows.length, 5)
  assert.deepEqual(
    { ...rows.find(({ url }) => url === 'https://sun.example/1') },
    {
      url: 'https://sun.example/1',
      title: 'Title of https://sun.example/1',
      mine: 7,
      tags: '["a","b;c"]',
    },
  )
})

test('--to PostgreSQL: rows are replaced by URL, with types of their own', async (t) => {
  const folder = await fleet(t)
  const url = await emptyDatabase()
  for (const _ of [1, 2]) {
    const { code, err } = await run(folder, ['--to', url])
    assert.equal(code, 0, err)
    assert.doesNotMatch(err, /password|@/)
  }
  const rows = await runStatement(
    url,
    "SELECT url, date::text, tags, extra->>'price' AS price, body FROM records ORDER BY url",
  )
  assert.equal(rows.length, 4)
  assert.deepEqual(rows[1], {
    url: 'https://sun.example/1',
    date: '2026-01-05',
    tags: ['a', 'b;c'],
    price: '3',
    body: 'Body of https://sun.example/1, "quoted", é\ufffd\n',
  })
  await runStatement(url, "UPDATE records SET title = 'old'")
  assert.equal(
    (await run(folder, ['fiji/*', '--to', url, '--table', 'records', '--fields', 'country,source,url,title'])).code,
    0,
  )
  const titles = await runStatement(url, "SELECT count(*) FILTER (WHERE title = 'old')::int AS old FROM records")
  assert.deepEqual(titles, [{ old: 1 }])
  const refused = await run(folder, ['--to', 'postgres://me:secret@127.0.0.1:1/x'])
  assert.equal(refused.code, 1)
  assert.match(refused.err, /^regatta: cannot write postgres:\/\/127\.0\.0\.1:1\/x: /)
  assert.doesNotMatch(refused.err, /secret/)
})

/** Keeps what is PUT, after it has looked at the signature as far as it can be seen. */
async function bucket(t: TestContext): Promise<{ env: NodeJS.ProcessEnv; objects: Map<string, Buffer> }> {
  const objects = new Map<string, Buffer>()
  let failures = 1
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request)
    if (failures-- > 0) return void response.writeHead(503).end()
    const isSigned =
      /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-test-1\/s3\/aws4_request, SignedHeaders=.*, Signature=[0-9a-f]{64}$/.test(
        request.headers.authorization ?? '',
      )
    if (request.method !== 'PUT' || !isSigned)
      return void response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    objects.set(decodeURIComponent(request.url!), body)
    response.end()
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const env = {
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_REGION: 'eu-test-1',
    AWS_ENDPOINT_URL: endpoint,
  }
  return { env, objects }
}

test('--to s3: one file, or a folder of them, signed; a failed request is tried again', async (t) => {
  const folder = await fleet(t)
  const { env, objects } = await bucket(t)
  assert.equal((await run(folder, ['--to', 's3://news/daily/all.csv'], env)).code, 0)
  assert.equal((await run(folder, ['--to', 's3://news/lake/', '--partition', 'country'], env)).code, 0)
  assert.deepEqual([...objects.keys()].sort(), [
    '/news/daily/all.csv',
    '/news/lake/country=fiji/part-00001.parquet',
    '/news/lake/country=tonga/part-00002.parquet',
  ])
  assert.equal((await run(folder, ['--out', 'all.csv'])).code, 0)
  const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
  assert.equal(sha(objects.get('/news/daily/all.csv')!), sha(readFileSync(join(folder, 'all.csv'))))

  const wrong = await run(folder, ['--to', 's3://news/x'], { ...env, AWS_REGION: 'elsewhere' })
  assert.equal(wrong.code, 1)
  assert.match(wrong.err, /refused s3:\/\/news\/x\/records\.jsonl: 403 SignatureDoesNotMatch/)
  assert.doesNotMatch(wrong.err, /secret/)
})

test('what cannot be is refused before anything is written', async (t) => {
  const folder = await fleet(t)
  mkdirSync(join(folder, 'mine'))
  writeFileSync(join(folder, 'mine/thesis.txt'), '')
  for (const [words, message] of [
    [['--split', 'source'], /--split needs a folder/],
    [['--split', 'source', '--out', 'mine'], /mine has files in it that are not of an export/],
    [['--partition', 'country,week', '--out', 'x'], /--partition takes country, source/],
    [['--partition', 'country,country', '--out', 'x'], /names a key twice/],
    [['--partition', 'country', '--format', 'csv', '--out', 'x'], /--partition writes Parquet/],
    [['--split', 'source', '--partition', 'country', '--out', 'x'], /one of them/],
    [['--to', 'x.db', '--out', 'y'], /one of them/],
    [['--to', 'mysql://x/y'], /--to must be postgres/],
    [['--to', 'x.db', '--split', 'source'], /a table is not divided/],
    [['--to', 'x.db', '--fields', 'title'], /--fields must have country, source, url/],
    [['--to', 's3://'], /must name a bucket/],
    [['--to', 's3://bucket/x'], /needs the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY/],
    [['--split', 'source', '--out', 'none/x'], /there is no folder none/],
  ] as const) {
    const { code, err } = await run(folder, [...words])
    assert.equal(code, 2, words.join(' '))
    assert.match(err, message)
  }
  assert.deepEqual([existsSync(join(folder, 'x.db')), readdirSync(join(folder, 'mine'))], [false, ['thesis.txt']])
})
