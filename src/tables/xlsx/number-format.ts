/** What a number format makes of a number, as far as it changes what the cell means. */
export type NumberFormat =
  | { kind: 'number' }
  | { kind: 'date' }
  /** A time of day; with seconds where they are shown. */
  | { kind: 'time'; seconds: boolean }
  /** Hours that go on behind 24. */
  | { kind: 'duration'; unit: 'h' | 'm' | 's'; seconds: boolean }
  /** Digits in places: `00000`, `000-00-0000`. */
  | { kind: 'places'; sections: readonly Section[] }

interface Section {
  /** Numbers that it is for. */
  isFor: (value: number) => boolean
  /** One `0`, `#` or `?` for each digit, everything else stands for itself. */
  pattern: string
}

/** What the format of this number (ECMA-376, 18.8.30) does where a workbook gives no code for it. */
const BUILT_IN: Record<number, string> = {
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
}
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/**
 * Reads a format by its number and its code, where there is one. Percent, currency and decimals leave the number what
 * it is.
 */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  // Excel takes no longer one.
  if (code !== undefined && code.length > 255) return NUMBER
  const written = code ?? BUILT_IN[id] ?? (isBuiltInDate(id) ? 'yyyy-mm-dd' : 'General')
  const signs = written.split(';')[0]!.replace(/"[^"]*"|\\.|_.|\*./g, '')
  const elapsed = /\[(h+|m+|s+)\]/i.exec(signs)?.[1]?.[0]?.toLowerCase()
  const bare = signs.replace(/\[[^[\]]*\]/g, '').replace(/general|am\/pm|a\/p/gi, '')
  if (elapsed !== undefined)
    return { kind: 'duration', unit: elapsed as 'h' | 'm' | 's', seconds: /s/i.test(bare) || elapsed === 's' }
  // East Asian formats write years of eras with e, g and b; E of 0.00E+00 stands behind a digit.
  const hasTime = /[hs]/i.test(bare)
  if (/[yd]/i.test(bare) || (/m/i.test(bare) && !hasTime)) return { kind: 'date' }
  if (hasTime) return { kind: 'time', seconds: /s/i.test(bare) }
  return places(written) ?? NUMBER
}

const NUMBER: NumberFormat = { kind: 'number' }

/** Digits in places, where zeros in front or signs between them make it more than a number; null otherwise. */
function places(code: string): NumberFormat | null {
  const sections = code.split(';').map((text, n): Section | null => {
    const condition = /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/.exec(text)
    const pattern = text
      .replace(/\[[^[\]]*\]/g, '')
      .replace(/_./g, '')
      .replace(/\*./g, '')
      .replace(/"([^"]*)"|\\(.)/g, '$1$2')
    if (!/^[-+ ()./:]*(?:[0#?][-+ ()./:]*)+$/.test(pattern) || /[.,/]/.test(text.replace(/"[^"]*"|\\./g, '')))
      return null
    return { pattern, isFor: condition === null ? bySign(n) : compare(condition[1]!, Number(condition[2])) }
  })
  const known = sections.filter((section) => section !== null)
  const first = known[0]
  if (first === undefined || sections[0] === null) return null
  const isMore = known.some(({ pattern }) => hasMeaning(pattern))
  return isMore ? { kind: 'places', sections: known } : NUMBER
}

/** Zeros in front, signs between digits, a plus or a bracket before them. Blanks alone part thousands (`# ##0`). */
function hasMeaning(pattern: string): boolean {
  const bare = pattern.trim()
  const between = bare.slice(bare.search(/[0#?]/), bare.search(/[0#?][^0#?]*$/))
  return /^[+(]|^-?0[#?]|^-?0[0#? ]*0/.test(bare) || /[^0#? ]/.test(between)
}

function bySign(section: number): (value: number) => boolean {
  return section === 0 ? (value) => value >= 0 : section === 1 ? () => true : (value) => value === 0
}

function compare(sign: string, limit: number): (value: number) => boolean {
  switch (sign) {
    case '<=':
      return (value) => value <= limit
    case '>=':
      return (value) => value >= limit
    case '<':
      return (value) => value < limit
    case '>':
      return (value) => value > limit
    case '<>':
      return (value) => value !== limit
    default:
      return (value) => value === limit
  }
}

/** A number in the places of its format; null for one that these places are not for. */
export function inPlaces(value: number, sections: readonly Section[]): string | null {
  const section = sections.find(({ isFor }) => isFor(value))
  if (section === undefined || !Number.isSafeInteger(value) || value < 0) return null
  let digits = String(value)
  let shown = ''
  const first = section.pattern.search(/[0#?]/)
  for (let at = section.pattern.length - 1; at >= 0; at--) {
    const place = section.pattern[at]!
    if (!/[0#?]/.test(place)) shown = place + shown
    else {
      const digit = digits.at(-1) ?? (place === '0' ? '0' : '')
      shown = (at === first ? digits.slice(0, -1) : '') + digit + shown
      digits = digits.slice(0, -1)
    }
  }
  return shown.trim()
}
