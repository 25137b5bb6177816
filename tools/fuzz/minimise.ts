/**
 * The shortest input found in `tries` that still fails: pieces are taken out, big ones first (delta debugging, Zeller
 * 1999, in its plainest form).
 */
export async function minimise(
  input: Buffer,
  fails: (input: Buffer) => Promise<boolean>,
  tries = 200,
): Promise<Buffer> {
  let best = input
  let left = tries
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length && left > 0; left--) {
      const shorter = Buffer.concat([best.subarray(0, at), best.subarray(at + size)])
      if (await fails(shorter)) best = shorter
      else at += size
    }
  }
  return best
}
