/** What a browser answers, which may have ended or hang: null when it fails or takes longer. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  const over = Promise.withResolvers<null>()
  const timer = setTimeout(() => over.resolve(null), ms)
  try {
    return await Promise.race([work.catch(() => null), over.promise])
  } finally {
    clearTimeout(timer)
  }
}
