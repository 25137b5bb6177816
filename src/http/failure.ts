import type { FailureKind } from './client.ts'
import type { Failure } from './exchange.ts'

/** Raised inside the transport when one of our own limits ends a request. */
export class LimitError extends Error {
  readonly kind: FailureKind
  constructor(kind: FailureKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/**
 * Says what an error of undici, net, tls, dns or zlib means. `status` is that of the answer under way, null before its
 * headers: a connection lost before them is `connect`, after them a cut body (`protocol`).
 */
export function classify(error: unknown, url: URL, status: number | null): Failure {
  const { code, message } = describe(error)
  const kind = error instanceof LimitError ? error.kind : kindOf(code, status)
  const final = FINAL.has(kind) || CERTIFICATE.test(code)
  return { kind, message: `${url.host}: ${message}`, url, status, transient: !LASTING.has(kind), retry: !final }
}

const FINAL: ReadonlySet<FailureKind> = new Set(['too_large', 'private_address', 'aborted'])
const LASTING: ReadonlySet<FailureKind> = new Set(['too_large', 'private_address'])
const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/

function kindOf(code: string, status: number | null): FailureKind {
  if (/^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code)) return 'dns'
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'timeout'
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return 'too_large'
  if (/^(HPE_|UND_ERR_RES|UND_ERR_REQ_CONTENT|ERR_ZLIB|Z_|ERR__ERROR|ERR_BROTLI|ERR_|ZSTD_)/.test(code)) {
    return /^ERR_(TLS|SSL)/.test(code) ? 'connect' : 'protocol'
  }
  return status === null ? 'connect' : 'protocol'
}

function describe(error: unknown): { code: string; message: string } {
  // With both IPv4 and IPv6 tried, net reports all attempts in one AggregateError without a message.
  if (error instanceof AggregateError && error.errors.length > 0) {
    const first = describe(error.errors[0])
    return { code: first.code, message: error.errors.map((one) => describe(one).message).join(', ') }
  }
  if (!(error instanceof Error)) return { code: '', message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return { code, message: error.message === '' ? code : error.message }
}
