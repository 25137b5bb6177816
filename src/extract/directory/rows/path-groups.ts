import { isTag, type Element } from 'domhandler'

/**
 * Elements that stand alike: under ancestors of the same names and classes. What differs between rows of one list
 * (`odd`, `first`, numbers) is not looked at. In the order of the page, in linear time.
 */
export function pathGroups(elements: readonly Element[]): Map<number, Element[]> {
  const ids = new Map<string, number>()
  const paths = new Map<Element, number>()
  const groups = new Map<number, Element[]>()
  for (const element of elements) {
    const { parent } = element
    const above = parent !== null && isTag(parent) ? (paths.get(parent) ?? 0) : 0
    const key = `${above}>${signatureOf(element)}`
    const id = ids.get(key) ?? ids.size + 1
    ids.set(key, id)
    paths.set(element, id)
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [element])
    else group.push(element)
  }
  return groups
}

/** Name and classes of an element, as its like have them. */
export function signatureOf({ name, attribs }: Element): string {
  const classes = attribs['class']
  if (classes === undefined || classes === '') return name
  const kept = classes
    .slice(0, MOST)
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && !/\d/.test(word) && !VARIES.test(word))
    .slice(0, 4)
  return kept.length === 0 ? name : `${name}.${kept.toSorted().join('.')}`
}

const MOST = 200
const VARIES =
  /^(?:odd|even|first|last|alt|alternate|alternating|active|current|selected|open|closed|new|featured|clearfix|left|right|(?:views-)?row(?:-?(?:odd|even|first|last|alt))?)$/
