import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { createBody } from './body.ts'
import { type RequestFailure, failed, type Outgoing, type HttpResult } from '../exchange.ts'
import { classify, LimitError } from './failure.ts'
import type { Limits } from './limits.ts'
import type { Body, Download } from './received-body.ts'

/** Of an error page no more is read than it takes to recognise a challenge. */
const ERROR_PAGE = 65_536

/**
 * Takes one answer from undici, piece by piece, into a HttpResult. Holds the answer to its limits on its own clock,
 * since undici's body timeout restarts with every byte and so never ends a server that sends one byte at a time.
 */
export class Collect implements Dispatcher.DispatchHandler {
  readonly #request: Outgoing
  readonly #limits: Limits
  readonly #wasInUse: CollectOptions['wasInUse']
  readonly #by: string
  readonly #resolve: (result: HttpResult) => void
  #settled = false
  /** Everything is here; it is only being unpacked. */
  #complete = false
  #controller: Dispatcher.DispatchController | null = null
  #status: number | null = null
  #headers: Record<string, string> = {}
  #cookies: string[] = []
  #body: Body | null = null
  /** Bytes of the body at the last look at its speed. */
  #seen = 0
  #retry: ((error: Error) => boolean) | null = null
  readonly #deadline: NodeJS.Timeout
  #patience: NodeJS.Timeout

  constructor(request: Outgoing, options: CollectOptions, resolve: (result: HttpResult) => void) {
    const { limits, timeout_ms } = options
    this.#request = request
    this.#limits = limits
    this.#wasInUse = options.wasInUse
    this.#by = options.by ?? ''
    this.#resolve = resolve
    this.#deadline = setTimeout(() => this.#end('timeout', `no whole answer within ${timeout_ms / 1000} s`), timeout_ms)
    this.#patience = setTimeout(() => {
      this.#end('timeout', `no answer within ${limits.headers_timeout_ms / 1000} s`)
    }, limits.headers_timeout_ms)
    request.signal?.addEventListener('abort', this.#onAbort)
  }

  readonly #onAbort = (): void => this.#end('aborted', 'stopped by the caller')

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // Given up while the connection was being made, or the host has meanwhile asked us to stay away.
    if (this.#settled) controller.abort(new LimitError('aborted', 'given up before it was sent'))
    else if (this.#request.onStart?.() === false) this.#end('aborted', 'taken back before it was sent')
  }

  onResponseStart(_: unknown, status: number, headers: IncomingHttpHeaders): void {
    // 100 and 103 come before the answer proper.
    if (status < 200 || this.#settled) return
    this.#status = status
    for (const [name, value] of Object.entries(headers)) {
      if (value === undefined) continue
      if (name === 'set-cookie') this.#cookies = typeof value === 'string' ? [value] : value
      else this.#headers[name] = typeof value === 'string' ? value : value.join(', ')
    }
    this.#request.onHead?.(status, this.#headers)
    const { download } = this.#request
    if (download !== undefined && (status === 200 || status === 206)) return this.#receive(download, status)
    if (status === 206 && !isWhole(this.#headers['content-range'])) {
      return this.#end('protocol', 'a part of the page was sent (HTTP 206), although the whole was requested')
    }
    const { max_body, rate_window_ms } = this.#limits
    this.#body = createBody(this.#headers, max_body, status < 400 ? this.#request.cut_after : ERROR_PAGE)
    this.#watchSpeed(rate_window_ms)
  }

  #receive(download: Download, status: number): void {
    try {
      this.#body = download.receive(status, this.#headers)
      this.#watchSpeed(this.#limits.rate_window_ms)
    } catch (error) {
      this.#fail(error)
    }
  }

  #watchSpeed(window_ms: number): void {
    clearTimeout(this.#patience)
    this.#patience = setInterval(() => this.#checkSpeed(), window_ms)
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    if (this.#settled || this.#complete) return
    if (this.#body?.add(chunk) === 'enough') {
      this.#finish()
      this.#controller?.abort(new LimitError('too_large', 'the rest is not needed'))
    }
  }

  onResponseEnd(): void {
    this.#finish()
  }

  /** The same, but for what goes wrong before there is an answer: where `retry` takes that on, it has not happened. */
  instead(retry: (error: Error) => boolean): this {
    this.#retry = retry
    return this
  }

  onResponseError(_: unknown, error: Error): void {
    if (this.#complete) return
    if (!this.#settled && this.#status === null && this.#retry?.(error) === true) return
    const failure = classify(error, this.#request.url, this.#status, this.#status === null ? this.#by : '')
    const isStale = failure.kind === 'connect' && this.#wasInUse(error)
    this.#settle(failed(isStale ? { ...failure, stale: true } : failure))
  }

  #finish(): void {
    if (this.#settled || this.#complete) return
    this.#complete = true
    const { url } = this.#request
    const [status, headers, cookies, body] = [this.#status!, this.#headers, this.#cookies, this.#body!]
    this.#stopClocks()
    body.whole().then(
      (bytes) =>
        this.#settle({ ok: true, response: { url, status, headers, cookies, body: bytes, received: body.received } }),
      (error: unknown) => this.#settle(failed(classify(error, url, status))),
    )
  }

  #checkSpeed(): void {
    const { min_rate, rate_window_ms } = this.#limits
    const received = this.#body?.received ?? 0
    if (received - this.#seen < (min_rate * rate_window_ms) / 1000) {
      this.#end('timeout', `the body stalled: under ${min_rate} bytes/s for ${rate_window_ms / 1000} s`)
    }
    this.#seen = received
  }

  #end(kind: RequestFailure['kind'], message: string): void {
    this.#fail(new LimitError(kind, message))
  }

  #fail(error: unknown): void {
    this.#settle(failed(classify(error, this.#request.url, this.#status)))
    this.#controller?.abort(error instanceof Error ? error : new Error(String(error)))
  }

  #stopClocks(): void {
    clearTimeout(this.#deadline)
    clearTimeout(this.#patience)
  }

  #settle(result: HttpResult): void {
    if (this.#settled) return
    this.#settled = true
    this.#stopClocks()
    this.#request.signal?.removeEventListener('abort', this.#onAbort)
    this.#body?.discard()
    this.#body = null
    this.#resolve(result)
  }
}

export interface CollectOptions {
  limits: Limits
  timeout_ms: number
  /** Said before what went wrong with the connection: by which proxy it was made; '' for none. */
  by?: string
  /** Whether the connection whose end this is had carried something before. */
  wasInUse: (error: Error) => boolean
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-14.4 */
function isWhole(content_range: string | undefined): boolean {
  const [, first, last, length] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(content_range?.trim() ?? '') ?? []
  return first === '0' && Number(last) + 1 === Number(length)
}
