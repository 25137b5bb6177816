import { pathText } from './finding.ts'
import type { Step } from './finding.ts'
import { knownKeys } from './known-keys.ts'
import { nearest } from './nearest.ts'

/** What to say about a key that the dialect does not have: the nearest right name, or where it belongs. */
export function unknownKey(path: readonly Step[]): string {
  const key = String(path.at(-1))
  const text = `${pathText(path)} is not known`
  const parents = path.slice(0, -1)
  const here = nearest(key, knownKeys().get(parents[0] === 'fields' ? 'fields.*' : parents.join('.')) ?? [])
  if (text === 'tags is not known')
    return `${text} here: --tag selects by labels, and the tags of articles belong under selectors.article`
  if (here !== null) return `${text}, did you mean "${here}"?`
  const homes = [...knownKeys()].filter(([home]) => home !== 'fields.*')
  const exact = homes.find(([, keys]) => keys.includes(key))
  if (exact !== undefined) return `${text} here: it belongs ${placed(exact[0])}`
  const guess = nearest(
    key,
    homes.flatMap(([, keys]) => keys),
  )
  const home = homes.find(([, keys]) => guess !== null && keys.includes(guess))?.[0]
  return home === undefined ? text : `${text}, did you mean "${guess}" ${placed(home)}?`
}

function placed(home: string): string {
  return home === '' ? 'at the top level' : `under ${home}`
}
