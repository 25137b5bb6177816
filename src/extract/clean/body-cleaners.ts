import { collapseWhitespace } from '../collapse-whitespace.ts'
import { eachText, type Cleaner } from './cleaner.ts'
import { withoutDateline, withoutLastStop, withoutSentences } from './sentences.ts'

/** What single papers put into their articles and readers do not count as text, by paper. */

const body = (clean: (text: string) => string): Cleaner => eachText((text) => collapseWhitespace(clean(text)))

export const sibcBody = body((text) => withoutSentences(text, ['By ']))

export const islandTimesBody = body((text) => withoutSentences(text, ['By: ']))

export const annBody = body((text) => withoutLastStop(withoutSentences(withoutDateline(text), ['READ: '])))

export const philstarBody = body(withoutDateline)

const INQUIRER_NEWSLETTER =
  /\s{0,20}Subscribe to our daily newsletter\s{1,20}By providing an email address\. I agree to the Terms of Use and acknowledge that I have read the Privacy Policy\.?/g

export const inquirerBody = body((text) =>
  withoutLastStop(withoutSentences(text.replace(INQUIRER_NEWSLETTER, ''), ['READ: '])),
)

const JAKARTA_POST_PROMPTS = [
  'By: ',
  'View More Newsletter',
  'Delivered straight to your inbox',
  'By registering, you agree with The Jakarta Post',
]

export const jakartaPostBody = body((text) =>
  withoutLastStop(
    withoutSentences(
      text.replace(/The Jakarta Post['’]s Most-Read Articles of \d{4}/g, '').trim(),
      JAKARTA_POST_PROMPTS,
    ),
  ),
)

// Credits only as a block at the end: the words themselves occur in articles.
const ANTARA_CREDITS = /\s{0,20}(?:Translator|Reporter|Editor)s?:.{0,200}?Copyright\s{0,20}©.{0,40}$/su

export const antaraBody = body((text) =>
  text
    .replace(/^Jakarta \(ANTARA\) - /, '')
    .replace(ANTARA_CREDITS, '')
    .replaceAll('Related news: ', ''),
)

export const nzHeraldBody = body((text) =>
  text.replaceAll(
    /Sign up to The Daily H\s?, a free newsletter curated by our editors and delivered straight to your inbox every weekday\./g,
    '',
  ),
)

export const laotianTimesBody = body((text) =>
  text.replaceAll(
    /The leading English language news website in Laos\.\s+Contact us:?\s+info@laotiantimes\.com\s+©\s+Laotiantimes\.com/gi,
    '',
  ),
)

/** Also drops everything from the first "Read also:" on. */
export const theIndependentBody = body((text) =>
  text.replaceAll(/\/TISG(?![\p{L}\d])/gu, '').replace(/Read also: .*$/s, ''),
)
