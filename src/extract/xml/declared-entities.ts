/**
 * The entities that a document declares for itself (`<!ENTITY ccedil "ç">`), in the place of which their text is put. A
 * hostile document grows no further than `MOST_ADDED`: what would stays as it is written. Entities in files of their
 * own are never read.
 */
export class DeclaredEntities {
  readonly #values = new Map<string, string>()
  #left = MOST_ADDED

  /** The text of a declaration, or of several. */
  declare(text: string): void {
    if (this.#values.size >= MOST_DECLARED) return
    for (const [, name = '', double, single] of text.matchAll(ENTITY)) {
      // The first declaration counts (XML 1.0, 4.2).
      if (this.#values.has(name)) continue
      const value = this.expanded(plain(double ?? single ?? ''))
      if (value.length <= LONGEST) this.#values.set(name, value)
    }
  }

  expanded(text: string): string {
    if (this.#values.size === 0 || !text.includes('&')) return text
    return text.replace(REFERENCE, (written, name: string) => {
      const value = this.#values.get(name)
      if (value === undefined || value.length > this.#left) return written
      this.#left -= value.length
      return value
    })
  }
}

const MOST_DECLARED = 1000
/** Of one entity, which is a name, a sign or a notice; a longer one is left as it is written. */
const LONGEST = 1000
/** Characters by which a document may grow. */
const MOST_ADDED = 1_000_000

const ENTITY = /<?!ENTITY\s{1,99}([\w.-]{1,99})\s{1,99}(?:"([^"<]{0,1000})"|'([^'<]{0,1000})')/gi
const REFERENCE = /&([a-z_][\w.-]{0,98});/gi

/** Characters by their number, as a declaration may write them. */
function plain(text: string): string {
  return text.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (written, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written
  })
}
