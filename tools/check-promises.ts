import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PAGE = 'docs/promises.md'

/** Every promise of docs/promises.md names what shows it, and each file that is named exists. */
export function checkPromises(root: string): string[] {
  if (!existsSync(join(root, PAGE))) return [`${PAGE} is missing`]
  const lines = readFileSync(join(root, PAGE), 'utf8').split('\n')
  return lines.flatMap((line, i) => {
    const isRow = line.startsWith('|') && !/^\|(?: promise |-)/.test(line)
    if (!isRow) return []
    const named = [...line.matchAll(/`((?:test|bench)\/[\w./-]+)`/g)].map((match) => match[1]!)
    if (named.length === 0) return [`${PAGE}:${i + 1}: nothing shows this promise`]
    return named.filter((file) => !existsSync(join(root, file))).map((file) => `${PAGE}:${i + 1}: there is no ${file}`)
  })
}
