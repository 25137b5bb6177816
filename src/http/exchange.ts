import type { Download } from './transport/received-body.ts'
import type { FailureKind } from './failure-kinds.ts'
import type { ItemLimit } from './item-limit.ts'
import type { LoginStep } from '../config/login.ts'
import type { PressedButton } from '../vocabulary/pressed-button.ts'
import type { Operation } from './operations.ts'

/** One link of the chain in create-client.ts: wraps what comes after it. */
export type Interceptor = (next: Send) => Send

/** Sends one request and returns how it went; never rejects for what the world does. */
export type Send = (request: Outgoing) => Promise<HttpResult>

export type HttpResult = { ok: true; response: HttpResponse } | { ok: false; failure: RequestFailure }

/** A request on its way down the chain. Links hand on a changed copy, never this object changed. */
export interface Outgoing {
  url: URL
  /** `url.host`: what pace, breaker and statistics go by. */
  host: string
  operation: Operation
  headers: Record<string, string>
  signal: AbortSignal | undefined
  /** Stands still while the request waits for its turn; absent where nothing limits the whole of a fetch. */
  limit?: Omit<ItemLimit, 'signal' | 'close'>
  /** Shared by every request that one fetch needs. */
  trace: Trace
  /** Set on the one request that tries whether a host has recovered: it is not repeated. */
  probe?: boolean
  /** Called when the request is about to be written to its connection; false takes it back unsent. */
  onStart?: () => boolean
  /** Called as soon as status and headers are in, before the body. */
  onHead?: (status: number, headers: Record<string, string>) => void
  /** Bytes after which the rest of the body is left unread and what came counts as the body. */
  cut_after?: number
  /** Takes the body in place of memory. */
  download?: Download
  /** Set on a page that a browser is to show, where the transport has one. */
  render?: Rendering
  /** Makes it a POST. */
  post?: PostedForm
}

/** What a page is to become in a browser. */
export interface Rendering {
  /** What it is to the scraper: pages of one kind are built alike. */
  kind: 'listing' | 'detail'
  /** Selectors as browsers know them: the page is read when one of them has an element. Empty for any page. */
  awaited: string[]
  /** A button there, whose document goes to `download`. */
  press?: PressedButton
  /** What is to be done there to log in. */
  steps?: readonly LoginStep[]
}

export interface PostedForm {
  /** Content-Type. */
  type: string
  body: Buffer
  /** It only asks for a page: it may be sent again, as a GET may. */
  isRead?: true
}

export interface Trace {
  requests: number
}

export interface HttpResponse {
  url: URL
  status: number
  /** Lower-case names; repeated fields joined with ', ', except set-cookie, which stands apart. */
  headers: Record<string, string>
  cookies: string[]
  /** Without its content-encoding. */
  body: Buffer
  /** Bytes of the body as they came over the connection. */
  received: number
}

export interface RequestFailure {
  kind: FailureKind
  message: string
  url: URL
  status: number | null
  /** Worth another try in a later run. */
  transient: boolean
  /** Worth another try now. */
  retry: boolean
  /** The connection had carried an answer before, and was closed before this one: a new one may do. */
  stale?: true
}

/** The result of a request without an answer that can be used. */
export function failed(failure: RequestFailure): HttpResult {
  return { ok: false, failure }
}

/** Without user and password, which must not reach a log, a Referer or another host. */
export function withoutUser(url: URL): URL {
  if (url.username === '' && url.password === '') return url
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return bare
}
