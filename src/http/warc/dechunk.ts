/**
 * A chunked body as the connection carried it, put together. What is no chunk ends it: some programs store it so, some
 * not.
 */
export function dechunk(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\r\n', at)
    const size = /^[0-9a-f]{1,8}(?=\s*(;|$))/i.exec(end === -1 ? '' : bytes.toString('latin1', at, end))?.[0]
    if (size === undefined) return at === 0 ? bytes : Buffer.concat(parts)
    const length = Number.parseInt(size, 16)
    if (length === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
}
