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

const DIRECTIVES = /^(user-agent|allow|disallow|crawl-delay)(?:\s*:\s*|\s+)(.*)$/
// Misspellings that occur in the wild and that Google's parser reads as meant.
const MEANT: [RegExp, string][] = [
  [/^user ?agent(?=[\s:])/, 'user-agent'],
  [/^(dissallow|dissalow|disalow|diasllow|disallaw)(?=[\s:])/, 'disallow'],
]

// Meant as a rule, so the agents named before it have had theirs. A Sitemap must not end a group (RFC 9309, 2.2.4).
const LOST_RULE = /^\s*[\w-]+\s*:\s*[/*]/

/**
 * Reads a robots.txt by RFC 9309: the groups of `agent`, or else those of `*`, taken together; the longest matching
 * pattern decides, an Allow before a Disallow of the same length. Lines that make no sense are passed over, so an HTML
 * page in its place allows everything.
 */
export function parseRobots(text: string, agent: string): RobotsRules {
  const wanted = productToken(agent)
  const groups = { own: newGroup(), any: newGroup() }
  let named: string[] = []
  let inRules = true

  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const [name, value] = readLine(line)
    if (name === 'user-agent') {
      if (inRules) named = []
      inRules = false
      if (value !== '') named.push(value === '*' ? '*' : productToken(value))
      if (named.at(-1) === wanted) groups.own.found = true
    } else if (name !== null) {
      inRules = true
      if (named.includes(wanted)) addLine(groups.own, name, value)
      if (named.includes('*')) addLine(groups.any, name, value)
    } else if (LOST_RULE.test(line)) {
      inRules = true
    }
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

function readLine(line: string): [name: string | null, value: string] {
  const bare = line.replace(/#.*/, '').trim()
  const lower = bare.toLowerCase()
  const meant = MEANT.reduce((text, [wrong, right]) => text.replace(wrong, right), lower)
  const [, name, value] = DIRECTIVES.exec(meant) ?? []
  if (name === undefined || value === undefined) return [null, '']
  // The value as written: only names are read without regard to case.
  return [name, bare.slice(bare.length - value.length)]
}

/** The part of an agent's name that groups go by: `regatta/1.0 (+https://...)` is regatta. */
function productToken(agent: string): string {
  return agent.split('/')[0]!.trim().toLowerCase()
}

function addLine(group: Group, name: string, value: string): void {
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
