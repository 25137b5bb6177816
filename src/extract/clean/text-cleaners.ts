import { collapseWhitespace } from '../collapse-whitespace.ts'
import { htmlText } from '../tree/html-text.ts'
import { eachText, type Cleaner } from './cleaner.ts'

/** Entities decoded, tags dropped, white space squeezed. */
export const htmlToText = eachText(htmlText)

/** A headline without the bullets and bars that themes put around it; only the first of several begins an end. */
export const bareTitle = eachText((text) =>
  collapseWhitespace(text.replace(/^[-•*+|\s]+|(?<![-•*+|\s])[-•*+|\s]+$/g, '')),
)

/** The paragraphs of a body that an API sends as a list become one text. */
export const joinParagraphs: Cleaner = (value) =>
  typeof value === 'string'
    ? collapseWhitespace(value)
    : collapseWhitespace(value.map((paragraph) => paragraph.trim()).join(' '))
