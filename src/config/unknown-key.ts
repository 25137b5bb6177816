import { pathText } from './finding.ts'
import type { Step } from './finding.ts'
import { knownKeys } from './known-keys.ts'
import { nearest } from './nearest.ts'

/** What to say about a key that the dialect does not have: the nearest right name, or where it belongs. */
export function unknownKey(path: readonly Step[]): string {
  const text = pathText(path)
  const key = String(path.at(-1))
  const parents = path.slice(0, -1)
  const parent = parents[0] === 'fields' ? 'fields.*' : parents.join('.')
  const guess = nearest(key, knownKeys().get(parent) ?? [])
  if (guess !== null) return `${text} is not a known key, did you mean "${guess}"?`
  const home = [...knownKeys()].find(([, keys]) => keys.includes(key))?.[0]
  if (home === undefined) return `${text} is not a known key`
  return `${text} is not known here: it belongs ${home === '' ? 'to the top level' : `under ${home}`}`
}
