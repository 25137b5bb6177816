import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which item's document each file holds, by what stands in it. */
export function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => [
        name,
        /Sheet of (REF\d+) end/.exec(readFileSync(join(folder, name), 'latin1'))?.[1] ?? 'nothing',
      ]),
  )
}

/** The files as they should be. */
export function rightly(items: number[]): Record<string, string> {
  return Object.fromEntries(items.map((n) => [`REF${n}.pdf`, `REF${n}`]))
}

/** 1, 2 ... n */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1)
}
