/** What one robots.txt says to one crawler. */
export interface RobotsRules {
  /** The line that forbids a path (with its query), as `Disallow: /x`; null when it may be visited. */
  forbids(path: string): string | null
  /** Seconds to leave between requests, null when it does not say. */
  crawl_delay: number | null
}

interface Rule {
  allow: boolean
  /** Canonical, as written; its length is its precedence. */
  pattern: string
  /** The pieces between wildcards. */
  pieces: string[]
  /** Ends in `$`. */
  anchored: boolean
}

/** RFC 9309 asks for at least this much; what follows is not read. */
export const MOST_BYTES = 512_000

// Misspellings that occur in the wild and that Google's parser reads as meant, as it does whatever else begins so.
const DIRECTIVES: [start: string, name: Directive][] = [
  ...['user-agent', 'useragent', 'user agent'].map((start): [string, Directive] => [start, 'user-agent']),
  ...['disallow', 'dissallow', 'dissalow', 'disalow', 'diasllow', 'disallaw'].map((start): [string, Directive] => [
    start,
    'disallow',
  ]),
  ['allow', 'allow'],
  ['crawl-delay', 'crawl-delay'],
]

type Directive = 'user-agent' | 'allow' | 'disallow' | 'crawl-delay'

/** Of a line no more is read, as Google's parser does: eight times the longest URL of old browsers. */
const LONGEST_LINE = 16_664

/**
 * Reads a robots.txt by RFC 9309 and, where that is silent, as Google's parser does: the groups of `agent`, or else
 * those of `*`, taken together; the longest matching pattern decides, an Allow before a Disallow of the same length.
 * Only Allow and Disallow end the agents of a group (2.2.4). Lines that make no sense are passed over, so an HTML page
 * in its place allows everything.
 */
export function parseRobots(text: string, agent: string): RobotsRules {
  const wanted = productToken(agent)
  const groups = { own: newGroup(), any: newGroup() }
  // A Crawl-delay, which the RFC does not know, is for the agents right before it; other agents may follow before the
  // rules.
  let agents = { own: false, any: false }
  let delayed = agents
  let before: Directive | null = null

  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const [name, value] = readLine(line)
    if (name === null) continue
    if (name === 'user-agent') {
      const isAny = /^\*(?:\s|$)/.test(value)
      const isOwn = !isAny && wanted !== '' && productToken(value) === wanted
      if (isOwn) groups.own.found = true
      const join = ({ own, any }: typeof agents): typeof agents => ({ own: own || isOwn, any: any || isAny })
      delayed = before === 'user-agent' ? join(delayed) : { own: isOwn, any: isAny }
      agents = before === 'user-agent' || before === 'crawl-delay' ? join(agents) : { own: isOwn, any: isAny }
    } else {
      const { own, any } = name === 'crawl-delay' ? delayed : agents
      if (own) addLine(groups.own, name, value)
      if (any) addLine(groups.any, name, value)
    }
    // Rules go on behind a Crawl-delay; agents behind it begin a group where there were any.
    if (name !== 'crawl-delay' || before === 'user-agent') before = name
  }
  return rulesOf(groups.own.found ? groups.own : groups.any)
}

interface Group {
  found: boolean
  rules: Rule[]
  crawl_delay: number | null
}

function newGroup(): Group {
  return { found: false, rules: [], crawl_delay: null }
}

/**
 * What stands behind a colon, or, where there is none, the second of two words; more of them are prose, except in an
 * agent's name.
 */
function readLine(line: string): [name: Directive | null, value: string] {
  const hash = line.indexOf('#')
  const bare = line.slice(0, hash === -1 ? LONGEST_LINE : Math.min(hash, LONGEST_LINE)).trim()
  const colon = bare.indexOf(':')
  if (colon !== -1) return [directiveOf(bare.slice(0, colon)), bare.slice(colon + 1).trim()]
  const words = bare.split(/\s+/)
  const isUserAgent = /^user$/i.test(words[0] ?? '') && /^agent$/i.test(words[1] ?? '')
  const name = isUserAgent ? 'user-agent' : directiveOf(words[0] ?? '')
  const values = words.slice(isUserAgent ? 2 : 1)
  return values.length === 1 || name === 'user-agent' ? [name, values.join(' ')] : [null, '']
}

function directiveOf(key: string): Directive | null {
  const lower = key.trim().toLowerCase()
  return DIRECTIVES.find(([start]) => lower.startsWith(start))?.[1] ?? null
}

/**
 * What groups go by, the name of an agent (2.2.1): `regatta/1.0 (+https://...)`, `regatta bot` and `Regatta;` are
 * regatta.
 */
function productToken(agent: string): string {
  const trimmed = agent.trim()
  return (/^[\p{L}\p{N}_-]+/u.exec(trimmed)?.[0] ?? trimmed.split(/[\s/;(]/, 1)[0] ?? '').toLowerCase()
}

function addLine(group: Group, name: Directive, value: string): void {
  if (name === 'crawl-delay') {
    if (/^\d+(\.\d+)?$/.test(value)) group.crawl_delay = Math.max(group.crawl_delay ?? 0, Number(value))
    return
  }
  // `Disallow:` with nothing after it forbids nothing.
  if (value === '') return
  // As Google reads it: a page that is its folder's index is allowed under both names.
  if (name === 'allow' && /\/index\.html?$/i.test(value)) addLine(group, name, value.replace(/index\.html?$/i, '$'))
  const anchored = value.endsWith('$')
  const path = canonical(anchored ? value.slice(0, -1) : value, true)
  const pattern = /^[/*]/.test(path) ? path : `/${path}`
  group.rules.push({ allow: name === 'allow', pattern, pieces: pattern.split('*'), anchored })
}

function rulesOf({ rules, crawl_delay }: Group): RobotsRules {
  const lengthOf = (rule: Rule): number => rule.pattern.length + (rule.anchored ? 1 : 0)
  const ordered = rules.toSorted((a, b) => lengthOf(b) - lengthOf(a) || Number(b.allow) - Number(a.allow))
  return {
    crawl_delay,
    forbids(path) {
      const target = canonical(path, false)
      const rule = ordered.find((one) => matches(one, target))
      return rule === undefined || rule.allow ? null : `Disallow: ${rule.pattern}${rule.anchored ? '$' : ''}`
    },
  }
}

/** Each piece is looked for once, from where the last one ended: no pattern takes more than one pass per piece. */
function matches({ pieces, anchored }: Rule, path: string): boolean {
  if (!path.startsWith(pieces[0]!)) return false
  let at = pieces[0]!.length
  for (const piece of pieces.slice(1, -1)) {
    const found = path.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  if (pieces.length === 1) return !anchored || at === path.length
  const last = pieces.at(-1)!
  return anchored ? path.length - last.length >= at && path.endsWith(last) : path.includes(last, at)
}

const UNRESERVED = /[A-Za-z0-9\-._~]/

/**
 * One spelling for what RFC 3986 counts as the same path: %XX of plain letters decoded, all others in upper case,
 * characters that a URL cannot carry encoded. In a path, `*` and `$` are plain characters; in a pattern they would be
 * written %2A and %24.
 */
function canonical(text: string, isPattern: boolean): string {
  return text.replace(/%[0-9a-f]{2}|[^A-Za-z0-9\-._~:/?#[\]@!&'()+,;=%]+/gi, (part) => {
    if (/^%[0-9a-f]{2}$/i.test(part)) {
      const char = String.fromCharCode(parseInt(part.slice(1), 16))
      return UNRESERVED.test(char) ? char : part.toUpperCase()
    }
    const encoded = encodeURIComponent(part.toWellFormed())
    return isPattern ? encoded : encoded.replaceAll('*', '%2A')
  })
}
