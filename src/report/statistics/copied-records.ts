import { hash } from 'node:crypto'
import type { StoredRecord } from '../../store/store.ts'

/** Records of one source whose title and text stand in another record, too. */
export interface CopiedRecords {
  /** country/source. */
  id: string
  records: number
  /** Those beyond the first with this title and text in the same source. */
  within: number
  /** Those that another source has as well. */
  elsewhere: number
  /** The source that shares most of them; null where none does. */
  partner: string | null
}

/**
 * Finds records that are the same but for their URL: title and text agree when case and white space are ignored. What
 * has no text is compared by its other fields. It keeps a digest of every record, about 100 bytes.
 */
export class CopyFinder {
  #records = new Map<string, number>()
  #owners = new Map<string, string>()
  /** Of digests that came more than once: how often in which source. */
  #repeated = new Map<string, Map<string, number>>()

  add(id: string, record: StoredRecord): void {
    this.#records.set(id, (this.#records.get(id) ?? 0) + 1)
    const digest = copyKey(record)
    const owner = this.#owners.get(digest)
    if (owner === undefined) {
      this.#owners.set(digest, id)
      return
    }
    const counts = this.#repeated.get(digest) ?? new Map([[owner, 1]])
    counts.set(id, (counts.get(id) ?? 0) + 1)
    this.#repeated.set(digest, counts)
  }

  /** Sources that have any, those with most first. */
  found(): CopiedRecords[] {
    const found = new Map<string, CopiedRecords>()
    const partners = new Map<string, Map<string, number>>()
    for (const counts of this.#repeated.values()) {
      for (const [id, count] of counts) {
        const one = found.get(id) ?? { id, records: this.#records.get(id)!, within: 0, elsewhere: 0, partner: null }
        one.within += count - 1
        if (counts.size > 1) one.elsewhere += count
        found.set(id, one)
        const shared = partners.get(id) ?? new Map<string, number>()
        for (const other of counts.keys()) if (other !== id) shared.set(other, (shared.get(other) ?? 0) + count)
        partners.set(id, shared)
      }
    }
    for (const one of found.values()) one.partner = mostOf(partners.get(one.id)!)
    return [...found.values()].sort((a, b) => copies(b) - copies(a) || (a.id < b.id ? -1 : 1))
  }
}

function copies({ within, elsewhere }: CopiedRecords): number {
  return within + elsewhere
}

function copyKey({ title, body, date, extra }: StoredRecord): string {
  const text = body === null || body === '' ? JSON.stringify([date, extra]) : body
  return hash('sha256', `${folded(title)}\n${folded(text)}`, 'base64')
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}

function mostOf(counts: ReadonlyMap<string, number>): string | null {
  let most: string | null = null
  for (const [id, count] of counts) if (most === null || count > counts.get(most)!) most = id
  return most
}
