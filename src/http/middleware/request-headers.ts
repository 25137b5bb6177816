import { USER_AGENT } from '../../vocabulary/product.ts'
import { ACCEPT_ENCODING } from '../transport/decompress.ts'

// Hop-by-hop fields belong to the connection, which is ours; content fields describe a body, which a GET has not.
// Real configs send some of them, and servers answer 400 or misread the request.
const NOT_OURS =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect|http2-settings|content-(?!dpr$).*|if-range|range)$/

/**
 * The headers of every request: ours, under those of the config, which may name any but those above. `onDrop` hears of
 * each that is left out.
 */
export function requestHeaders(
  config: Record<string, string>,
  user_agent: string | null,
  onDrop: (name: string, why: string) => void,
): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': user_agent ?? USER_AGENT,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-encoding': ACCEPT_ENCODING,
  }
  for (const [written, value] of Object.entries(config)) {
    const name = written.toLowerCase()
    const why = whyNot(name, value)
    if (why === null) headers[name] = value
    else onDrop(written, why)
  }
  return headers
}

function whyNot(name: string, value: string): string | null {
  if (NOT_OURS.test(name)) return 'belongs to the connection or to a body, not to a page request'
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) return 'is no header name'
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[^\t\u0020-\u007e\u0080-\u00ff]/.test(value) ? 'has characters that a header cannot carry' : null
}
