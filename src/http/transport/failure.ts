import { errorCode } from '../../vocabulary/system-error.ts'
import type { FailureKind } from '../failure-kinds.ts'
import type { RequestFailure } from '../exchange.ts'

/** Raised below the chain when one of our own limits ends a request. */
export class LimitError extends Error {
  readonly kind: FailureKind
  constructor(kind: FailureKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/**
 * Says what an error of undici, net, tls, dns or zlib means. `status` is that of the answer under way, null before its
 * headers: a connection lost before them is `connect`, after them a cut body (`protocol`). `by` stands before what went
 * wrong below us.
 */
export function classify(error: unknown, url: URL, status: number | null, by = ''): RequestFailure {
  const { code, name, message } = describe(error)
  const kind = error instanceof LimitError ? error.kind : kindOf(code, name, message, status)
  const retry = !FINAL.has(kind) && !CERTIFICATE.test(code)
  return {
    kind,
    message: `${url.host}: ${error instanceof LimitError ? '' : by}${message}`,
    url,
    status,
    transient: !LASTING.has(kind),
    retry,
  }
}

const FINAL: ReadonlySet<FailureKind> = new Set(['too_large', 'private_address', 'disk', 'aborted'])
const LASTING: ReadonlySet<FailureKind> = new Set(['too_large', 'private_address'])
const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/

function kindOf(code: string, name: string, message: string, status: number | null): FailureKind {
  if (/^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code)) return 'dns'
  if (code.includes('TIMEOUT') || code === 'ETIMEDOUT') return 'timeout'
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return 'too_large'
  if (/^(ERR_TLS|ERR_SSL|EPROTO)/.test(code) || CERTIFICATE.test(code)) return 'connect'
  if (name === 'HTTPParserError' || /^(UND_ERR_RES|ERR_|HPE_|Z_|ZSTD_)/.test(code)) return 'protocol'
  // undici's words for an answer that it did not ask for: 100, 101, or bytes while nothing was under way.
  if (code === 'UND_ERR_SOCKET' && message.startsWith('bad ')) return 'protocol'
  return status === null ? 'connect' : 'protocol'
}

function describe(error: unknown): { code: string; name: string; message: string } {
  // With both IPv4 and IPv6 tried, net reports all attempts in one AggregateError without a message.
  if (error instanceof AggregateError && error.errors.length > 0) {
    const all = error.errors.map(describe)
    return { ...all[0]!, message: all.map(({ message }) => message).join(', ') }
  }
  if (!(error instanceof Error)) return { code: '', name: '', message: String(error) }
  const code = errorCode(error)
  const { name, message } = error
  if (code === 'ERR_ASSERTION') return { code, name, message: 'the answer makes no sense as HTTP' }
  return {
    code,
    name,
    message: message === '' ? code : message.replace('Response does not match', 'the answer breaks'),
  }
}
