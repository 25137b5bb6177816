import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export type Answer = { status: number; headers?: Record<string, string>; body?: string } | 'hang' | 'cut' | 'endless'

/** A real web server on loopback that answers hooks as told, then with 200. */
export class HookServer implements AsyncDisposable {
  readonly received: Received[] = []
  /** Bytes of endless answers. */
  poured = 0
  readonly #server: Server

  private constructor(answers: Answer[]) {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8')
        this.received.push({ url: request.url ?? '', headers: request.headers, body })
        const answer = answers.shift() ?? { status: 200, body: 'ok' }
        if (answer === 'hang') return
        if (answer === 'cut') return void request.socket.destroy()
        if (answer === 'endless') {
          response.writeHead(400)
          const chunk = 'x'.repeat(10_000)
          const pour = (): void => {
            this.poured += chunk.length
            if (response.write(chunk)) setImmediate(pour)
            else response.once('drain', pour)
          }
          return pour()
        }
        response.writeHead(answer.status, answer.headers ?? {})
        response.end(answer.body ?? '')
      })
    })
  }

  static async start(...answers: Answer[]): Promise<HookServer> {
    const self = new HookServer(answers)
    await new Promise<void>((resolve) => void self.#server.listen(0, '127.0.0.1', resolve))
    return self
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}
