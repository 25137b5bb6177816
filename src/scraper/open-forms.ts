import { type FormCharset, type FormPage, openFormPage } from '../extract/forms/form-page.ts'
import { charsetOf } from '../http/charset/charset.ts'
import { encodingName, formEncoderFor } from '../http/charset/form-encoder.ts'

/** The forms of a page that was read in a charset, with the other charsets that they ask to be sent in. */
export async function openForms(text: string, url: string, charset: string): Promise<FormPage> {
  const asked = [...text.matchAll(ACCEPT_CHARSET)].flatMap(([, labels = '']) => labels.toLowerCase().split(/[\s,]+/))
  const named = new Map<string, FormCharset>()
  for (const label of new Set(asked.slice(0, MOST_CHARSETS))) {
    const found = await charsetOf(label)
    if (found !== null) named.set(label, await formCharset(found.name))
  }
  return openFormPage(text, url, { own: await formCharset(charset), named })
}

const ACCEPT_CHARSET = /\saccept-charset\s{0,9}=\s{0,9}["']?([^"'>]{1,100})/gi
const MOST_CHARSETS = 20

async function formCharset(charset: string): Promise<FormCharset> {
  return { name: encodingName(charset), encode: await formEncoderFor(charset) }
}
