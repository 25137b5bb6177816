import { whyNotSent } from '../../config/expand/request-header.ts'
import { ACCEPT_ENCODING } from '../transport/decompress.ts'

/**
 * The headers of every request: ours, under those of the config, which may name any that do not belong to the
 * transport. `onDrop` is called for each that is not sent.
 */
export function requestHeaders(
  config: Record<string, string>,
  user_agent: string,
  onDrop: (name: string, why: string) => void,
): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': user_agent,
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
  const notSent = whyNotSent(name)
  if (notSent !== null) return notSent
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) return 'it is no header name'
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[^\t\u0020-\u007e\u0080-\u00ff]/.test(value) ? 'it has characters that a header cannot carry' : null
}
