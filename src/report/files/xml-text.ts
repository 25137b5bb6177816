import { plainText } from '../../vocabulary/text/plain-text.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/**
 * Foreign text for an attribute or the content of an element. Characters that XML 1.0 does not allow at all, not even
 * as references (controls, halves of a surrogate pair, U+FFFE, U+FFFF), are written as \xNN or U+FFFD.
 */
export function xmlText(text: string): string {
  return plainText(text.toWellFormed())
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}
