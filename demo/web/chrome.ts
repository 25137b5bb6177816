import iconv from 'iconv-lite'
import { escape } from './html.ts'
import type { Paper } from './paper.ts'
import { fill } from './prose/grammar.ts'
import { randomFrom, type Random } from './random.ts'

/** What surrounds every page of a site: most of its bytes, none of its news. */
export interface Chrome {
  /** From the doctype into <head>. */
  head: string
  /** From <body> to where the page's own content begins. */
  top: string
  /** Sidebar cards to fill a page up with. */
  cards: string[]
  bottom: string
  /** Sizes in the paper's charset. */
  bytes: { cards: number[]; bottom: number }
}

export function makeChrome(paper: Paper, seed: string): Chrome {
  const random = randomFrom(`${seed} chrome ${paper.site}`)
  const meta = paper.charset === 'utf-8' ? '<meta charset="utf-8">' : legacyMeta(paper.charset)
  const cards = Array.from({ length: 64 }, (_, i) => card(paper, random, i))
  const bottom = `<footer class="colophon">${columns(paper, random, 4, 6)}
<p class="legal">${escape(paper.title)}. This is a newspaper of a simulated web; all of its news is invented.</p></footer>
${Array.from({ length: random.int(2, 6) }, () => script(random)).join('\n')}
</body></html>
`
  const size = (html: string): number => iconv.encode(html, paper.charset).length
  return {
    head: `<!DOCTYPE html>
<html lang="${paper.language}"><head>${meta}
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/assets/site.css">
${Array.from({ length: random.int(6, 10) }, () => script(random)).join('\n')}
`,
    top: `<body class="page page-${paper.site}">
<a class="skip" href="#main">${escape(paper.title)}</a>
<header class="masthead"><a class="brand" href="/">${escape(paper.title)}</a>${menu(paper, random)}</header>
`,
    cards,
    bottom,
    bytes: { cards: cards.map(size), bottom: size(bottom) },
  }
}

function legacyMeta(charset: string): string {
  return `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">`
}

function menu(paper: Paper, random: Random): string {
  return `<nav class="mega" aria-label="main"><ul>${Array.from(
    { length: 7 },
    () =>
      `<li class="mega-item"><button aria-expanded="false">${label(paper, random)}</button>${columns(paper, random, 2, 5)}</li>`,
  ).join('\n')}</ul></nav>`
}

function columns(paper: Paper, random: Random, count: number, links: number): string {
  const link = (): string => `<li><a href="/section/${random.int(100, 999)}">${label(paper, random)}</a></li>`
  return `<div class="columns">${Array.from(
    { length: count },
    () => `<div class="column"><ul>${Array.from({ length: links }, link).join('')}</ul></div>`,
  ).join('')}</div>`
}

function label(paper: Paper, random: Random): string {
  const places = paper.scrapers[0]?.places ?? []
  const words = [...paper.grammar.tags, ...Object.values(paper.grammar.slots).flat(), ...places]
  return escape(random.pick(words))
}

function card(paper: Paper, random: Random, index: number): string {
  const id = random.int(100_000, 999_999)
  const title = fill(random.pick(paper.grammar.titles), paper.grammar, paper.scrapers[0]?.places ?? [], random)
  return `<aside class="card card-${index % 4}" data-id="${id}"><a class="card-link" href="/read/${id}" data-track='{"zone":"side","at":${index}}'>
<picture><source srcset="/img/${id}-320.webp 320w, /img/${id}-640.webp 640w" type="image/webp"><img loading="lazy" width="320" height="180" src="/img/${id}.jpg" alt=""></picture>
<h4 class="card-title">${escape(title)}</h4></a><p class="card-meta"><span>${label(paper, random)}</span> &middot; <span>${random.int(2, 9)} min</span></p></aside>`
}

// Markup inside strings and comparison signs: what trips a parser that does not know where a script ends.
function script(random: Random): string {
  const queue = `q${random.int(1000, 9999)}`
  const lines = Array.from({ length: random.int(8, 18) }, (_, i) => {
    const key = random.int(10_000, 99_999).toString(36)
    return random.pick([
      `${queue}.push(["set","${key}",${random.int(0, 999)}]);`,
      `if(${queue}.length<${random.int(2, 40)}&&window.innerWidth>${random.int(300, 1200)}){${queue}.push(["show","#slot-${i}"])}`,
      `${queue}.push(["template","<div class=\\"slot slot-${key}\\"><p>"+${i}+"<\\/p><\\/div>"]);`,
      `/* ${key}: <p class="entry">never shown</p> */`,
    ])
  })
  return `<script>window.${queue}=window.${queue}||[];\n${lines.join('\n')}\n</script>`
}
