const CHUNK_LENGTH = 1 << 16

/**
 * Joins many small texts to few large ones: rows are short, and each piece given to a stream costs more than a row.
 * `encode` is asked for the bytes of each joined text.
 */
export async function* joinedChunks(
  parts: AsyncIterable<string>,
  encode: (text: string) => string | Uint8Array = (text) => text,
): AsyncGenerator<string | Uint8Array> {
  let joined = ''
  for await (const part of parts) {
    joined += part
    if (joined.length < CHUNK_LENGTH) continue
    yield encode(joined)
    joined = ''
  }
  if (joined !== '') yield encode(joined)
}
