import { collapseWhitespace } from '../collapse-whitespace.ts'
import { htmlText } from '../tree/html-text.ts'
import { eachText, type Cleaner } from './cleaner.ts'

/** Each tag as plain text; a list stays a list. */
export const plainTags = eachText(htmlText)

/** Tags that stand in one text, between commas, semicolons, bars or line breaks, become a list without repetitions. */
export const splitTags: Cleaner = (value) => {
  const texts = typeof value === 'string' ? [value] : value
  const tags = texts.flatMap((text) => text.split(/[,;|\n]/)).map(collapseWhitespace)
  return [...new Set(tags)].filter((tag) => tag !== '')
}
