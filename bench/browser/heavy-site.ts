// Pages with much that no scraper reads: 20 pictures, 3 stylesheets and 2 fonts, each 150 ms away, around a text that a
// script builds. A process of its own; at an order over IPC it says what it was asked for, and begins anew.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { crc32, deflateSync } from 'node:zlib'

const LATENCY_MS = 150
const ARTICLES = 40
const counts = { requests: 0, bytes: 0 }

/** 200 by 200 pixels of noise: 120 KB that have to be decoded. */
const PICTURE = png(200)
const STYLE = Array.from({ length: 400 }, (_, i) => `.c${i} > p:nth-child(${i}) { margin: ${i}px; color: #${100 + i} }`)
const FONTS = ['a', 'b'].map(
  (name) => `@font-face { font-family: ${name}; src: url(/${name}.woff2) } p { font-family: a, b }`,
)
const FONT = randomBytes(40_000)

const server = createServer((request, response) => {
  const path = request.url ?? '/'
  const [type, body] = answer(path)
  counts.requests++
  counts.bytes += body.length
  void wait(LATENCY_MS).then(() =>
    response.writeHead(type === '' ? 404 : 200, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
  )
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', () => {
  process.send?.({ ...counts })
  counts.requests = counts.bytes = 0
})
process.on('disconnect', () => process.exit(0))

function answer(path: string): [type: string, body: Buffer | string] {
  if (path.endsWith('.png')) return ['image/png', PICTURE]
  if (path.endsWith('.css')) return ['text/css', [...STYLE, ...FONTS].join('\n')]
  if (path.endsWith('.woff2')) return ['font/woff2', FONT]
  if (path === '/list') {
    const cards = Array.from({ length: ARTICLES }, (_, i) => `<div class=card><a href=/story/${i}>Story ${i}</a></div>`)
    return ['text/html', cards.join('')]
  }
  if (!path.startsWith('/story/')) return ['', '']
  const styles = [1, 2, 3].map((i) => `<link rel=stylesheet href=${path}/${i}.css>`)
  const pictures = Array.from({ length: 20 }, (_, i) => `<img src=${path}/${i}.png>`)
  const script = `document.getElementById('root').innerHTML = '<div class=story><p>What story ${path} says.</p></div>'`
  return [
    'text/html',
    `<!doctype html>${styles.join('')}<h1>${path}</h1><div id=root></div>${pictures.join('')}<script>${script}</script>`,
  ]
}

/** https://www.w3.org/TR/png/ */
function png(side: number): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(name), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 2], 8)
  const rows = Array.from({ length: side }, () => Buffer.concat([Buffer.from([0]), randomBytes(3 * side)]))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
