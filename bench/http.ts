// What politeness costs: CPU per 1,000 pages of 45 KB from a server on loopback, at 16 at once, for
//   limit  undici's dispatch with a handler that only counts bytes: what the sockets and the parser take
//   peer   undici's request() and its body as bytes: how a scraper would fetch by hand
//   ours   the whole chain: robots.txt, breaker, retries, pace and cap per host, cookies, limits, statistics
// plain and gzip, interleaved, median of the rounds. Run: node bench/http.ts [pages] [rounds]
import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import { gzipSync, gunzipSync } from 'node:zlib'
import { Agent, request } from 'undici'
import { createHttpClient } from '../src/http/create-client.ts'

const CONCURRENCY = 16
const PAGE = Buffer.from(`<!doctype html><title>Page</title>${pageText(45_000)}`)

if (process.argv[2] === 'serve') serve()
else await bench(Number(process.argv[2] ?? 3000), Number(process.argv[3] ?? 7))

function serve(): void {
  const zipped = gzipSync(PAGE)
  const server = createServer((req, res) => {
    if (req.url === '/robots.txt') return void res.end('User-agent: *\nDisallow: /private\n')
    const gzip = req.url!.startsWith('/gzip')
    res.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(gzip ? { 'content-encoding': 'gzip', 'content-length': zipped.length } : { 'content-length': PAGE.length }),
    })
    res.end(gzip ? zipped : PAGE)
  })
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port))
  process.on('disconnect', () => process.exit(0))
}

async function bench(pages: number, rounds: number): Promise<void> {
  const child = fork(import.meta.filename, ['serve'])
  const port = await new Promise((resolve) => void child.once('message', resolve))
  const origin = `http://127.0.0.1:${String(port)}`
  const agent = new Agent({ connections: CONCURRENCY })
  const client = createHttpClient({
    rate_limit: 0,
    concurrency: CONCURRENCY,
    retries: 2,
    retry_seconds: 1,
    request_timeout: 60,
    robots: 'obey',
    robots_wait: 60,
    headers: { 'Accept-Language': 'en' },
    cookies: {},
    allow_private: true,
    max_wait_ms: 600_000,
  })

  const limit = (path: string): Promise<number> =>
    new Promise((resolve, reject) => {
      let bytes = 0
      agent.dispatch(
        { origin, path, method: 'GET' },
        {
          onRequestStart: () => undefined,
          onResponseStart: () => undefined,
          onResponseData: (_, chunk) => void (bytes += chunk.length),
          onResponseEnd: () => resolve(bytes),
          onResponseError: (_, error) => reject(error),
        },
      )
    })
  const peer = async (path: string): Promise<number> => {
    const { body } = await request(origin + path, { dispatcher: agent })
    const bytes = Buffer.from(await body.arrayBuffer())
    return path.startsWith('/gzip') ? gunzipSync(bytes).length : bytes.length
  }
  const ours = async (path: string): Promise<number> => {
    const outcome = await client.fetch(origin + path, { operation: 'detail' })
    return outcome.ok ? outcome.page.body.length : 0
  }

  for (const kind of ['plain', 'gzip']) {
    const runs = { limit, peer, ours }
    const times = new Map(Object.keys(runs).map((name) => [name, [] as number[]]))
    for (let round = 0; round < rounds + 1; round++) {
      for (const [name, get] of Object.entries(runs)) {
        const cpu = await cpuFor(pages, (i) => get(`/${kind}/${i}`), name === 'limit' ? null : PAGE.length)
        // The first round warms up.
        if (round > 0) times.get(name)!.push((cpu / pages) * 1000)
      }
    }
    const [low, hand, mine] = ['limit', 'peer', 'ours'].map((name) => median(times.get(name)!))
    print(
      `${kind.padEnd(5)}  CPU ms per 1,000 pages: limit ${low!.toFixed(0)}, request() ${hand!.toFixed(0)}, ` +
        `ours ${mine!.toFixed(0)} (${signed((mine! / hand! - 1) * 100)} % against request())`,
    )
  }
  await client.close()
  await agent.close()
  child.disconnect()
}

async function cpuFor(pages: number, get: (i: number) => Promise<number>, expected: number | null): Promise<number> {
  const before = process.cpuUsage()
  let next = 0
  const work = async (): Promise<void> => {
    while (next < pages) {
      const bytes = await get(next++)
      if (expected !== null && bytes !== expected) throw new Error(`a page of ${bytes} bytes instead of ${expected}`)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function pageText(bytes: number): string {
  const words = 'the road to the harbour was closed on Friday after heavy rain and will open again next week'.split(' ')
  let text = ''
  for (let i = 0; text.length < bytes; i++) text += `<p class="c${i % 17}">${words[(i * 7) % words.length]} ${i} `
  return text
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function signed(percent: number): string {
  return `${percent >= 0 ? '+' : ''}${percent.toFixed(0)}`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
