/**
 * What a browser answers, which may have ended or hang: null when it fails, takes longer, or is not waited for any
 * more.
 */
export async function within<T>(ms: number, work: Promise<T>, signal?: AbortSignal): Promise<T | null> {
  const over = Promise.withResolvers<null>()
  const end = (): void => over.resolve(null)
  const timer = setTimeout(end, ms)
  signal?.addEventListener('abort', end, { once: true })
  if (signal?.aborted === true) end()
  try {
    return await Promise.race([work.catch(() => null), over.promise])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}
