import { HEAD, page, type Fault } from './exchange.ts'

const BODY = page('cut')
const LENGTH = `Content-Length: ${Buffer.byteLength(BODY)}\r\n\r\n`
const HALF = BODY.slice(0, BODY.length / 2)

/** What goes wrong on the connection itself. */
export const TRANSPORT_FAULTS: Record<string, Fault> = {
  '/never-answers': () => undefined,
  '/reset-at-once': (x) => x.reset(),
  '/close-at-once': (x) => x.end(),
  '/reset-in-status': (x) => {
    x.raw('HTTP/1.1 20')
    x.later(20, x.reset)
  },
  '/reset-in-headers': (x) => {
    x.raw(HEAD)
    x.later(20, x.reset)
  },
  '/reset-in-body': (x) => {
    x.raw(HEAD + LENGTH + HALF)
    x.later(20, x.reset)
  },
  '/close-in-body': (x) => {
    x.raw(HEAD + LENGTH + HALF)
    x.later(20, x.end)
  },
  // Whole after the first try, as on a bad line.
  '/cut-once': (x) => {
    if (x.before > 0) return x.reply(200, {}, BODY)
    x.raw(HEAD + LENGTH + HALF)
    x.later(20, x.end)
  },
  '/slow-headers': (x) => {
    x.raw('HTTP/1.1 200 OK\r\n')
    x.every(100, (count) => x.raw(`X-Slow-${count}: yes\r\n`))
  },
  '/slow-body': (x) => {
    x.raw(`${HEAD}Content-Length: 100000\r\n\r\n`)
    x.every(100, () => x.raw('.'))
  },
  '/stalls-at-90-percent': (x) => x.raw(HEAD + LENGTH + BODY.slice(0, Math.floor(BODY.length * 0.9))),
  '/endless-body': (x) => {
    x.raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`)
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    const pour = (): void => {
      while (!x.socket.destroyed && x.socket.writableLength < 1_000_000) x.raw(chunk)
    }
    x.socket.on('drain', pour)
    pour()
  },
  '/endless-headers': (x) => {
    x.raw('HTTP/1.1 200 OK\r\n')
    const pour = (): void => {
      while (!x.socket.destroyed && x.socket.writableLength < 100_000) x.raw(`X-More: ${'x'.repeat(500)}\r\n`)
    }
    x.socket.on('drain', pour)
    pour()
  },
  '/endless-early-hints': (x) => {
    x.every(10, () => x.raw('HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n'))
  },
  // A whole answer, then garbage where the next one would begin.
  '/garbage-after-answer': (x) => {
    x.reply(200, {}, page('then garbage'))
    x.raw('\u0000\u0001 what is this?\r\n')
  },
  '/answers-then-closes': (x) => {
    x.reply(200, {}, page('closes'))
    x.later(1, x.end)
  },
  // The combination that ended whole processes: a complete body, Connection: close, read more slowly than it arrives.
  '/connection-close': (x) => {
    const body = Buffer.alloc(Number(x.query.get('bytes') ?? 3_000_000), 'close ')
    x.reply(200, { Connection: 'close' }, body)
    x.end()
  },
  '/until-close': (x) => {
    x.raw(`${HEAD}\r\n${page('no length')}`)
    x.end()
  },
}
