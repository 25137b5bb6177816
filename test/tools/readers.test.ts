import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { READERS } from '../../tools/fuzz/readers.ts'

/**
 * Twice the input may cost a linear reader twice the work, and a little for caches; a quadratic one takes four times.
 */
const MOST = 3.2
/**
 * Of so much work, in µs of this thread, the growth can be seen. What needs less for the longest input is fast enough.
 */
const MEASURABLE = 8000
const [SHORTEST, LONGEST] = [4096, 64 * 1024]
const REPEATS = 3
const ROUNDS = 3

describe('twice the input takes at most about twice the work', () => {
  for (const [name, { hostile, read }] of Object.entries(READERS)) {
    for (const [at, text] of hostile.entries()) {
      test(`${name}: ${JSON.stringify(shown(String(text(12))))}`, { timeout: 60_000 }, async () => {
        await work(text(SHORTEST))
        let length = SHORTEST
        while (length < LONGEST && (await work(text(length))) < MEASURABLE) length *= 2
        // What changes its way at some length costs more there once; what is quadratic does at any length.
        // Where the kernel counts CPU in steps of 4 ms, a linear reader may look worse now and then, but not each time.
        const growths: number[] = []
        for (let round = 0; round < ROUNDS; round++) {
          growths.push(await growth(text, length), await growth(text, length * 2))
          if (Math.min(...growths) < MOST) return
        }
        assert.fail(`input ${at}: ${growths.map((one) => one.toFixed(1)).join(', ')} times`)
      })
    }

    /** How much more work twice the length is. */
    async function growth(text: Hostile, length: number): Promise<number> {
      const [once, twice] = [await least(text(length)), await least(text(length * 2))]
      return twice < MEASURABLE ? 0 : twice / once
    }

    /** The least of some repeats: other programs, the compiler and the collector only add to it. */
    async function least(text: string | Buffer): Promise<number> {
      const tries: number[] = []
      for (let n = 0; n < REPEATS; n++) tries.push(await work(text))
      return Math.min(...tries)
    }

    /** CPU time of this thread, which other programs on the machine do not change. */
    async function work(text: string | Buffer): Promise<number> {
      const input = Buffer.from(text)
      const before = process.threadCpuUsage()
      await read(input)
      const { user, system } = process.threadCpuUsage(before)
      return user + system
    }
  }
})

type Hostile = (typeof READERS)[string]['hostile'][number]

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}
