import type { Article } from './article.ts'
import type { StoryText } from './paper.ts'
import { randomFrom, type Random } from './random.ts'

/** Text as HTML, with nothing but the necessary escapes. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A story's text as an editor's software would write it: entities here and there, links and emphasis inside. */
export function storyText(article: Article): StoryText {
  const random = randomFrom(`markup ${article.scraper} ${article.id}`)
  return {
    headline: withEntities(article.title, random),
    paragraphs: article.paragraphs.map((text) => withInline(withEntities(text, random), random)),
    tags: article.tags.map(escape),
  }
}

const NAMED: Record<string, string> = {
  '’': '&rsquo;',
  '“': '&ldquo;',
  '”': '&rdquo;',
  é: '&eacute;',
  à: '&agrave;',
  '«': '&laquo;',
  '»': '&raquo;',
}

function withEntities(text: string, random: Random): string {
  return escape(text).replace(/[’“”éà«»]/g, (c) => {
    if (random.chance(0.5)) return c
    return random.chance(0.5) ? (NAMED[c] ?? c) : `&#${c.codePointAt(0)};`
  })
}

// Only whole words between blanks: where a text has no blanks, markup inside it would make them look wanted.
function withInline(html: string, random: Random): string {
  const words = html.split(' ')
  for (let i = 2; i < words.length - 2; i += 1) {
    const word = words[i] ?? ''
    if (!/^\p{L}+$/u.test(word) || !random.chance(0.04)) continue
    words[i] = random.pick([
      `<a href="/topic/${i}">${word}</a>`,
      `<strong>${word}</strong>`,
      `<em>${word}</em>`,
      `<span class="nobr">${word}</span>`,
    ])
  }
  return words.join(' ')
}
