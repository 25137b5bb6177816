import { HEAD, page, type Fault } from './exchange.ts'

const BODY = page('framed')
const SIZE = Buffer.byteLength(BODY)

/** Answers that break HTTP's own rules, or bend them. */
export const FRAMING_FAULTS: Record<string, Fault> = {
  '/http-0.9': (x) => {
    x.raw(BODY)
    x.end()
  },
  '/garbage': (x) => {
    x.raw(Buffer.from('fe01 3c7a 9911 0042'.replaceAll(' ', ''), 'hex'))
    x.end()
  },
  '/ssh-banner': (x) => {
    x.raw('SSH-2.0-OpenSSH_9.2\r\n')
    x.end()
  },
  '/length-too-short': (x) => {
    x.raw(`${HEAD}Content-Length: 15\r\n\r\n${BODY}`)
    x.later(20, x.end)
  },
  '/length-negative': (x) => x.raw(`${HEAD}Content-Length: -5\r\n\r\n${BODY}`),
  '/length-not-a-number': (x) => x.raw(`${HEAD}Content-Length: many\r\n\r\n${BODY}`),
  '/length-enormous': (x) => x.raw(`${HEAD}Content-Length: 99999999999\r\n\r\n${BODY}`),
  '/two-lengths': (x) => x.raw(`${HEAD}Content-Length: ${SIZE}\r\nContent-Length: 7\r\n\r\n${BODY}`),
  '/length-and-chunked': (x) =>
    x.raw(`${HEAD}Content-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n${SIZE.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`),
  '/bad-chunk': (x) => x.raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n${BODY}\r\n0\r\n\r\n`),
  '/no-last-chunk': (x) => {
    x.raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${SIZE.toString(16)}\r\n${BODY}\r\n`)
    x.end()
  },
  '/trailers': (x) =>
    x.raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${SIZE.toString(16)}\r\n${BODY}\r\n0\r\nX-Sum: 1\r\n\r\n`),
  '/lf-alone': (x) => {
    x.raw(`HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: ${SIZE}\n\n${BODY}`)
    x.end()
  },
  '/lf-behind-first-line': (x) => {
    x.raw(`HTTP/1.1 200 OK\r\nContent-Type: text/html\nConnection: close\n\n${BODY}`)
    x.end()
  },
  '/lf-then-garbage': (x) => {
    x.raw(`HTTP/1.1 200 OK\nContent-Length: many\n\n${BODY}`)
    x.end()
  },
  '/204-with-body': (x) => {
    x.raw(`HTTP/1.1 204 No Content\r\nContent-Length: ${SIZE}\r\n\r\n${BODY}`)
    x.later(20, x.end)
  },
  '/early-hints': (x) => {
    x.raw('HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n')
    x.reply(200, {}, BODY)
  },
  '/continue': (x) => {
    x.raw('HTTP/1.1 100 Continue\r\n\r\n')
    x.reply(200, {}, BODY)
  },
  '/switching-protocols': (x) =>
    x.raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n'),
  '/no-colon': (x) => x.raw(`${HEAD}this is no header\r\nContent-Length: ${SIZE}\r\n\r\n${BODY}`),
  '/folded-header': (x) => x.raw(`${HEAD}X-Folded: one\r\n two\r\nContent-Length: ${SIZE}\r\n\r\n${BODY}`),
  '/nul-in-header': (x) => x.raw(`${HEAD}X-Nul: a\u0000b\r\nContent-Length: ${SIZE}\r\n\r\n${BODY}`),
  '/latin1-header': (x) =>
    x.raw(Buffer.from(`${HEAD}X-Latin: caf\u00e9\r\nContent-Length: ${SIZE}\r\n\r\n${BODY}`, 'latin1')),
  '/header-of-20-kb': (x) => x.reply(200, { 'Content-Security-Policy': 'x'.repeat(20_000) }, BODY),
  '/header-of-100-kb': (x) => x.reply(200, { 'Content-Security-Policy': 'x'.repeat(100_000) }, BODY),
  '/headers-500': (x) => x.reply(200, { 'X-Many': Array.from({ length: 500 }, (_, i) => `value ${i}`) }, BODY),
  '/cookies-500': (x) =>
    x.reply(200, { 'Set-Cookie': Array.from({ length: 500 }, (_, i) => `c${i}=${i}; Path=/`) }, BODY),
  '/two-content-types': (x) => x.reply(200, { 'Content-Type': ['text/html; charset=utf-8', 'image/png'] }, BODY),
  '/prototype-header': (x) => x.reply(200, { __proto__x: '1', constructor: 'x', toString: 'y' }, BODY),
  '/no-content-type': (x) => x.raw(`HTTP/1.1 200 OK\r\nContent-Length: ${SIZE}\r\n\r\n${BODY}`),
  '/status-without-words': (x) => x.raw(`HTTP/1.1 200\r\nContent-Length: ${SIZE}\r\n\r\n${BODY}`),
  '/part-uncalled': (x) => x.reply(206, { 'Content-Range': `bytes 0-${SIZE - 1}/${SIZE * 2}` }, BODY),
  '/part-from-the-middle': (x) => x.reply(206, { 'Content-Range': `bytes 5-${SIZE + 4}/${SIZE + 5}` }, BODY),
  '/part-unnamed': (x) => x.reply(206, {}, BODY),
  '/part-that-is-all': (x) => x.reply(206, { 'Content-Range': `bytes 0-${SIZE - 1}/${SIZE}` }, BODY),
  '/status-999': (x) => x.raw(`HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n`),
  '/status-000': (x) => x.raw(`HTTP/1.1 000 Nothing\r\nContent-Length: 0\r\n\r\n`),
}
