import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NAME } from '../../vocabulary/product.ts'

/** A file of the page in memory, with the encodings that the build made of it. */
export interface ServedFile {
  type: string
  /** Changes with its content. */
  tag: string
  plain: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer> | null
  br: Uint8Array<ArrayBuffer> | null
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M2 12h12M3 12 8 2v10M10 12V5l4 7' fill='none' stroke='%232b63b8' stroke-width='1.6'/%3E%3C/svg%3E"

const HTML = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${NAME}</title><link rel="icon" href="${ICON}">
<link rel="stylesheet" href="/assets/dashboard.css"><script type="module" src="/assets/dashboard.js"></script></head>
<body><div id="app"></div><noscript><p>The dashboard needs JavaScript. Without it: ${NAME} report --html FILE writes a page that needs none, and ${NAME} status prints the current run.</p></noscript></body></html>
`

/** The page by path: the document itself under '/'. A sentence where the program was not built. */
export function readPageFiles(): ReadonlyMap<string, ServedFile> | string {
  const script = read('dashboard.js', 'text/javascript; charset=utf-8')
  const style = read('dashboard.css', 'text/css; charset=utf-8')
  if (script === null || style === null) return 'the page of the dashboard is not built: npm run build'
  const html = Uint8Array.from(Buffer.from(HTML))
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', tag: tagOf(html), plain: html, gzip: null, br: null }],
    ['/assets/dashboard.js', script],
    ['/assets/dashboard.css', style],
  ])
}

function read(name: string, type: string): ServedFile | null {
  const plain = bytesOf(name)
  if (plain === null) return null
  return { type, tag: tagOf(plain), plain, gzip: bytesOf(`${name}.gz`), br: bytesOf(`${name}.br`) }
}

/** Beside this bundle, or where a checkout builds it. */
function bytesOf(name: string): Uint8Array<ArrayBuffer> | null {
  const places = [`./${name}`, `../../../dist/${name}`].map((place) => fileURLToPath(new URL(place, import.meta.url)))
  const path = places.find((one) => existsSync(one))
  return path === undefined ? null : Uint8Array.from(readFileSync(path))
}

function tagOf(bytes: Uint8Array): string {
  return `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`
}
