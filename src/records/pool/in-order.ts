/** Work on several items at a time, results in the order of the items. At most `ahead()` are under way or waiting. */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  ahead: () => number,
): AsyncGenerator<R> {
  const pending: Promise<R>[] = []
  for await (const item of items) {
    const result = work(item)
    // Whoever takes it sees the failure; until then it is nobody's.
    result.catch(() => {})
    pending.push(result)
    while (pending.length >= Math.max(1, ahead())) yield await pending.shift()!
  }
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) yield await next
}

/** Items in groups; the size may change on the way. */
export async function* chunked<T>(items: AsyncIterable<T>, size: () => number): AsyncGenerator<T[]> {
  let chunk: T[] = []
  for await (const item of items) {
    chunk.push(item)
    if (chunk.length < size()) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
