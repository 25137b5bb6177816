import { plainText } from '../../vocabulary/text/plain-text.ts'

/**
 * Foreign text within a line or a table cell of GitHub's Markdown, so that nothing in it is markup: no emphasis, code,
 * link, image, HTML, entity, mention, and no cell or line of its own. Addresses stay readable but are no links.
 */
export function markdownText(text: string): string {
  return plainText(text.toWellFormed())
    .replace(/[\\`*_{}[\]()#|~$!]/g, (character) => `\\${character}`)
    .replace(/[&<>@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, (prefix) => `${prefix.slice(0, -1)}&#46;`)
}
