import type { Socket } from 'node:net'

/** One request as the server got it, and the means to answer it well or badly. */
export interface Exchange {
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  /** How often this very URL was asked for before. */
  before: number
  socket: Socket
  site: { origin: string; port: number }
  /** Writes a whole, proper answer; content-length is added unless given. */
  reply: (status: number, headers?: Headers, body?: string | Buffer) => void
  /** Writes bytes as they are. After them the exchange is over when `end` or `reset` is called. */
  raw: (bytes: string | Buffer) => void
  /** Ends the connection with FIN. */
  end: () => void
  /** Ends the connection with RST. */
  reset: () => void
  /** Runs after a time, unless the connection is gone. */
  later: (ms: number, act: () => void) => void
  /** Repeats until the connection is gone. */
  every: (ms: number, act: (count: number) => void) => void
}

export type Headers = Record<string, string | string[]>
export type Fault = (exchange: Exchange) => void

export const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n'

/** A page that looks like one. */
export function page(title: string, text = 'Some words that a reader would read. '.repeat(20)): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`
}
