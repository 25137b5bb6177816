import { pathText } from './finding.ts'
import type { Step } from './finding.ts'
import { knownKeys } from './known-keys.ts'
import { nearest } from './nearest.ts'

/** What to say about a key that the dialect does not have: the nearest right name, or where it belongs. */
export function unknownKey(path: readonly Step[]): string {
  const key = String(path.at(-1))
  const text = `${pathText(path)} is not known`
  const parents = path.slice(0, -1).filter((step) => typeof step === 'string')
  const known = knownKeys().get(parents[0] === 'fields' ? 'fields.*' : parents.join('.')) ?? []
  const here = nearest(
    key,
    known.filter((other) => !isOpposite(key, other)),
  )
  if (text === 'tags is not known')
    return `${text} here: --tag selects by labels, and the tags of articles belong under selectors.article`
  if (here !== null) return `${text}, did you mean "${here}"?`
  const homes = [...knownKeys()].filter(([home]) => home !== 'fields.*')
  const exact = homes.find(([, keys]) => keys.includes(key))
  if (exact !== undefined) return `${text} here: it belongs ${placed(exact[0])}`
  const guess = nearest(
    key,
    homes.flatMap(([, keys]) => keys.filter((other) => !isOpposite(key, other))),
  )
  const home = homes.find(([, keys]) => guess !== null && keys.includes(guess))?.[0]
  return home === undefined ? text : `${text}, did you mean "${guess}" ${placed(home)}?`
}

/** A key that says the contrary of what somebody wrote is no guess at what he meant. */
function isOpposite(key: string, other: string): boolean {
  const isDenied = /^(?:deny|block|exclude|ignore|skip)/i
  const isAllowed = /^(?:allow|only|include|keep|match)/i
  return (isAllowed.test(key) && isDenied.test(other)) || (isDenied.test(key) && isAllowed.test(other))
}

function placed(home: string): string {
  return home === '' ? 'at the top level' : `under ${home}`
}
