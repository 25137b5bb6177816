import type { Extent, Token } from '../text/tokens.ts'

/** Half of the day that a time is in: by am and pm, or by a part of the day beside it. */
export type Meridiem = 'am' | 'pm' | 'night'

/** A time as it is written, which may be in either half of the day. */
export interface Time extends Extent {
  kind: 'time'
  /** Since midnight, as the digits say. */
  minutes: number
  meridiem: Meridiem | null
  /** Only a number: a time where something beside it says so. */
  bare: boolean
  /** `09:00`: no one-to-twelve clock writes the zero. */
  padded: boolean
  /** 900 or 1700 without a sign between hours and minutes. */
  run: boolean
}

/** "In the early morning": no time, but a part of the day. */
export interface PartOfDay extends Extent {
  kind: 'part'
  part: string
  extent: 'whole' | 'early' | 'late'
  plural: boolean
}

/** What the text says once its times are read; tokens that are no times stay as they are. */
export type TimeNode = Time | PartOfDay | Token

/** Whether a node is a phrase that may have this meaning. */
export function means(node: { kind: string } | undefined, meaning: string): boolean {
  return node?.kind === 'phrase' && 'means' in node && Array.isArray(node.means) && node.means.includes(meaning)
}

/** Whether a node is this mark. */
export function isMark(node: { kind: string } | undefined, mark: string): boolean {
  return node?.kind === 'mark' && 'mark' in node && node.mark === mark
}
