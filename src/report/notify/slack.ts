import { shorten } from '../../vocabulary/text/plain-text.ts'
import type { Message } from './message.ts'

// Slack's own limits for a header and for the text of a section, in characters.
const MOST_HEADER = 150
const MOST_SECTION = 3000

/**
 * The message as Slack, and what speaks its language (Mattermost, Rocket.Chat, Discord's /slack), takes it. The blocks
 * are plain text, so that nothing from a page becomes a link, a mention or markup.
 */
export function slackBody({ subject, text }: Message): string {
  const plain = (words: string, most: number): object => ({
    type: 'plain_text',
    text: shorten(words, most),
    emoji: false,
  })
  return JSON.stringify({
    text: escape(shorten(`${subject}\n${text}`, MOST_SECTION)),
    blocks: [
      { type: 'header', text: plain(subject, MOST_HEADER) },
      { type: 'section', text: plain(text, MOST_SECTION) },
    ],
  })
}

/** Slack's three: without them `<!channel>` in a text would call everybody. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
