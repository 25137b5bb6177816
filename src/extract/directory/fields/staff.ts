import type { StaffMember } from '../directory-row.ts'
import { isRole } from './meanings.ts'

/** `Pastor: Rev. John Smith`, `Rev. John Smith, Pastor`, `Rev. John Smith (Pastor)`; null for anything else. */
export function staffIn(text: string): StaffMember | null {
  const shown = text.trim()
  if (shown.length > LONGEST || /[@\d]/.test(shown)) return null
  const led = /^(\p{L}[\p{L} ./'-]{1,38})\s?:\s?(\p{L}.*)$/u.exec(shown)
  if (led !== null && isRole(led[1]!) && isPerson(led[2]!)) return { name: led[2]!.trim(), role: led[1]!.trim() }
  const behind = /^(\p{L}[^,(–—]{2,60})[,(–—]\s?(\p{L}[^,()]{1,40})\)?$/u.exec(shown)
  if (behind !== null && isRole(behind[2]!) && isPerson(behind[1]!))
    return { name: behind[1]!.trim(), role: behind[2]!.trim() }
  return null
}

/** Whether a text may be somebody's name: two to six words that begin with capitals, titles included. */
export function isPerson(text: string): boolean {
  const words = text.trim().split(/\s+/)
  if (words.length < 2 || words.length > 7 || text.length > LONGEST || /[\d@:/]/.test(text)) return false
  return words.filter((word) => /^\p{Lu}/u.test(word)).length >= Math.min(2, words.length)
}

const LONGEST = 120
