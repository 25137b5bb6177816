import type { Token } from '../text/tokens.ts'
import { isMark, means } from './nodes.ts'
import type { Meridiem, PartOfDay, Time, TimeNode } from './nodes.ts'

/**
 * Times and parts of the day among tokens: digits with what belongs to them (`9 a.m.`, `13 h 30`, `5時半`, `noon`, `3 in
 * the morning`). A number alone becomes a bare time, which later steps keep only where something says that it is one.
 * @param partFirst a part of the day stands before its time
 */
export function readTimes(tokens: readonly Token[], partFirst: boolean): TimeNode[] {
  const nodes = withParts(withClocks(tokens))
  return partFirst ? joinBefore(nodes) : joinBefore(joinBehind(nodes))
}

const PARTS = ['dawn', 'morning', 'midday', 'afternoon', 'evening', 'night', 'business']
const HALVES: Readonly<Record<string, Meridiem>> = {
  dawn: 'am',
  morning: 'am',
  midday: 'pm',
  afternoon: 'pm',
  evening: 'pm',
  night: 'night',
}

function withClocks(tokens: readonly Token[]): TimeNode[] {
  const nodes: TimeNode[] = []
  for (let at = 0; at < tokens.length;) {
    const read = clockAt(tokens, at)
    nodes.push(read?.[1] ?? tokens[at]!)
    at = read?.[0] ?? at + 1
  }
  return nodes
}

/** The time that begins at a token, and the index of the token behind it. */
function clockAt(tokens: readonly Token[], at: number): [number, TimeNode] | null {
  const token = tokens[at]!
  if (means(token, 'noon')) return [at + 1, timeOf(token, 720, { bare: false, meridiem: 'pm' })]
  if (means(token, 'midnight')) return [at + 1, timeOf(token, 0, { bare: false, meridiem: 'am' })]
  const spelt = token.kind === 'phrase' ? token.means.find((meaning) => /^\d+$/.test(meaning)) : undefined
  if (token.kind === 'clock') {
    const behind = means(tokens[at + 1], 'hour') ? at + 2 : at + 1
    return halved(tokens, behind, timeOf(token, token.minutes, { bare: false, padded: token.padded }))
  }
  if (token.kind !== 'number' && spelt === undefined) return null
  const value = token.kind === 'number' ? token.value : Number(spelt)
  const digits = token.kind === 'number' ? token.digits : 1
  if (!Number.isInteger(value) || digits > 4) return null
  const run = digits >= 3
  const minutes = run ? Math.floor(value / 100) * 60 + (value % 100) : value * 60
  const impossible = minutes > 1440 || (run && value % 100 > 59)
  if (!run && means(tokens[at + 1], 'hour'))
    return impossible ? [at + 2, { ...token, kind: 'impossible' }] : withMinutes(tokens, at, minutes)
  const [end, time] = halved(tokens, at + 1, timeOf(token, minutes, { bare: true, run }))
  if (!impossible) return [end, time]
  return time.kind === 'time' && time.meridiem !== null ? [end, { ...token, kind: 'impossible' }] : null
}

/** `13 h 30`, `5 o'clock`, `五点半`. */
function withMinutes(tokens: readonly Token[], at: number, minutes: number): [number, TimeNode] {
  const more = tokens[at + 2]
  const time = timeOf(tokens[at]!, minutes, { bare: false })
  if (more !== undefined && means(more, 'half'))
    return halved(tokens, at + 3, { ...time, minutes: minutes + 30, to: more.to })
  if (more?.kind === 'number' && means(tokens[at + 3], 'minute') && more.value < 60) {
    const seconds = tokens[at + 4]?.kind === 'number' && means(tokens[at + 5], 'second') ? 2 : 0
    return halved(tokens, at + 4 + seconds, {
      ...time,
      minutes: minutes + more.value,
      to: tokens[at + 3 + seconds]!.to,
    })
  }
  return halved(tokens, at + 2, { ...time, to: tokens[at + 1]!.to })
}

/** Takes am or pm behind a time; one that cannot be, such as 15 am, is impossible. */
function halved(tokens: readonly Token[], at: number, time: Time): [number, TimeNode] {
  const next = tokens[at]
  const meridiem = means(next, 'am') ? 'am' : means(next, 'pm') ? 'pm' : null
  if (next === undefined || meridiem === null) return [at, time]
  // A single letter is am or pm only where it is not a word that joins two times.
  if (next.to - next.from === 1 && (means(next, 'to') || means(next, 'at'))) return [at, time]
  if (meridiem === 'am' && time.minutes >= 780) return [at + 1, { kind: 'impossible', from: time.from, to: next.to }]
  return [at + 1, { ...time, meridiem, bare: false, to: next.to }]
}

function timeOf({ from, to }: Token, minutes: number, more: Partial<Time>): Time {
  return { kind: 'time', from, to, minutes, meridiem: null, bare: false, padded: false, run: false, ...more }
}

function withParts(nodes: TimeNode[]): TimeNode[] {
  const read: TimeNode[] = []
  for (let at = 0; at < nodes.length;) {
    const extent = extentOf(nodes[at])
    const ahead = extent === null ? at : isMark(nodes[at + 1], '-') || means(nodes[at + 1], 'fill') ? at + 2 : at + 1
    const part = partOf(nodes[ahead])
    if (part === null) {
      read.push(nodes[at]!)
      at++
      continue
    }
    const behind = extent === null ? extentOf(nodes[ahead + 1]) : null
    const last = behind === null ? ahead : ahead + 1
    read.push({
      ...part,
      extent: part.extent === 'whole' ? (extent ?? behind ?? 'whole') : part.extent,
      from: nodes[at]!.from,
      to: nodes[last]!.to,
    })
    at = last + 1
  }
  return read
}

function extentOf(node: TimeNode | undefined): 'early' | 'late' | null {
  return means(node, 'early') ? 'early' : means(node, 'late') ? 'late' : null
}

function partOf(node: TimeNode | undefined): PartOfDay | null {
  if (node?.kind !== 'phrase') return null
  const { from, to } = node
  const early = node.means.find((meaning) => meaning.startsWith('early-'))?.slice('early-'.length)
  if (early !== undefined) return { kind: 'part', part: early, extent: 'early', plural: false, from, to }
  for (const part of PARTS) {
    const plural = node.means.includes(`${part}-s`)
    if (plural || node.means.includes(part)) return { kind: 'part', part, extent: 'whole', plural, from, to }
  }
  return null
}

/** "3 in the morning", "5 de la tarde". */
function joinBehind(nodes: TimeNode[]): TimeNode[] {
  const joined: TimeNode[] = []
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!
    const gap = means(nodes[at + 1], 'fill') ? 2 : 1
    const part = nodes[at + gap]
    const half = part?.kind === 'part' && part.extent === 'whole' ? HALVES[part.part] : undefined
    if (node.kind === 'time' && node.meridiem === null && part !== undefined && half !== undefined) {
      joined.push({ ...node, meridiem: half, bare: false, to: part.to })
      at += gap
    } else joined.push(node)
  }
  return joined
}

/** "午後5時", "mornings at 9": the part stays where it is plural, since it then says "every". */
function joinBefore(nodes: TimeNode[]): TimeNode[] {
  const joined: TimeNode[] = []
  for (const node of nodes) joined.push(node.kind === 'time' ? withPartBefore(joined, node) : node)
  return joined
}

/** The time with the part of the day before it, which is taken from the end of `joined` unless it says "every". */
function withPartBefore(joined: TimeNode[], time: Time): Time {
  const at = joined.findLastIndex((earlier) => !means(earlier, 'at') && !means(earlier, 'fill'))
  const part = joined[at]
  const half = part?.kind === 'part' && part.extent === 'whole' ? HALVES[part.part] : undefined
  if (part?.kind !== 'part' || half === undefined) return time
  const every = part.plural || means(joined[at - 1], 'every')
  if (!every) joined.splice(at)
  return { ...time, meridiem: time.meridiem ?? half, bare: false, from: every ? time.from : part.from }
}
