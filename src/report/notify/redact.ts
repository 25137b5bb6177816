import { plainText, shorten } from '../../vocabulary/plain-text.ts'

/**
 * What a server or the system answered, safe to print: none of the secrets in it, no control character, not too long.
 */
export function redact(text: string, secrets: string[]): string {
  const longestFirst = secrets.filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length)
  const clean = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text)
  return shorten(plainText(clean.trim()), 300)
}
