/**
 * JSON for a text column. Half of a surrogate pair is no character: as everywhere in the store it becomes U+FFFD, since
 * most readers of JSON and PostgreSQL itself refuse it.
 */
export function jsonColumn(value: unknown): string {
  const json = JSON.stringify(value)
  // JSON.stringify writes \ud... for lone halves and for nothing else; an escaped backslash before it is text.
  return json.includes('\\ud')
    ? json.replace(/\\(\\|ud[89a-f][0-9a-f]{2})/g, (e) => (e === '\\\\' ? e : '\ufffd'))
    : json
}
