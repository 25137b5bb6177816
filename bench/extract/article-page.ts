import type { Source } from '../../src/config/source.ts'
import { articleSource as sourceOf } from '../../test/extract/article-source.ts'

/**
 * A news article as sites serve it, about 45 KB: an eighth is the text, the rest head, menus, scripts, teasers and
 * footer.
 */
export function articlePage(seed: number): string {
  const words = wordsFrom(seed)
  const sentence = (): string => `${capital(words(12))}.`
  const paragraph = (): string =>
    `<p>${sentence()} <a href="/topic/${words(1)}">${words(3)}</a>, ${sentence()} <em>${words(2)}</em> ${sentence()}</p>`
  const repeat = (count: number, make: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => make(i)).join('\n')
  const menu = repeat(60, (i) => `<li class="menu-item menu-item-${i}"><a href="/section/${i}">${words(2)}</a></li>`)
  const icon =
    '<svg viewBox="0 0 24 24"><path d="M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2z"/></svg>'
  const teaser = (i: number): string =>
    `<article class="teaser teaser--${i}"><a class="teaser__link" href="/2025/09/${i}"><img src="/i/${i}.jpg" alt="${words(4)}" loading="lazy"></a><h3 class="teaser__title"><a href="/2025/09/${i}">${words(8)}</a></h3><span class="teaser__meta"><time datetime="2025-09-2${i % 10}">${i} hours ago</time>${icon}</span></article>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${capital(words(9))} | Example News</title>
${repeat(12, (i) => `<meta property="og:${words(1)}${i}" content="${words(8)}"><link rel="preload" href="/a/${i}.css">`)}
<script type="application/ld+json">{"@type":"NewsArticle","headline":"${words(8)}","datePublished":"2025-09-24T10:00:00+12:00"}</script>
<style>${repeat(60, (i) => `.c${i}{margin:0 ${i}px;padding:${i}px;color:#${100000 + i}}`)}</style>
<script>${repeat(80, (i) => `window.q${i}=function(a,b){if(a<b&&b>${i}){return "<div class='x'>"+a+"</div>"}};`)}</script></head>
<body class="single"><header><nav><ul>${menu}</ul></nav></header>
<main><article class="post"><h1 class="entry-title">${capital(words(9))}</h1>
<div class="meta">By <a rel="author" href="/staff/1">${capital(words(2))}</a> <time class="entry-date" datetime="2025-09-24T10:00:00+12:00">24 September 2025</time>${icon}</div>
<div class="entry-content">${repeat(18, paragraph)}<script>ads.push({slot: ${seed}})</script></div>
<p class="tags">${repeat(5, () => `<a rel="tag" href="/tag/x">${words(1)}</a>`)}</p></article>
<aside>${repeat(30, teaser)}</aside></main>
<footer>${menu}<p>${sentence()}</p></footer>
<script>${repeat(60, (i) => `track(${i},"${words(3)}");`)}</script></body></html>`
}

/** The source of such pages. */
export function articleSource(parser: Source['parser']): Source {
  return sourceOf({
    country: 'bench',
    source: 'article',
    name: 'Bench',
    file: 'bench.yaml',
    base_url: 'https://news.example',
    hosts: ['news.example'],
    parser,
    selectors: {
      thumbnail: {
        container: ['article.card'],
        title: ['h2 a::text'],
        url: ['h2 a::attr(href)'],
        date: ['time::attr(datetime)'],
      },
      article: {
        title: ['h1.entry-title::text'],
        body: ['.entry-content p'],
        date: ['time.entry-date::attr(datetime)'],
        tags: ['.tags a::text'],
        authors: ['a[rel="author"]::text'],
      },
    },
  })
}

const LEXICON =
  'island council minister harbour market school village storm ferry budget water health people report season river party church land sea'.split(
    ' ',
  )

/** The same words for the same seed. */
function wordsFrom(seed: number): (count: number) => string {
  let state = seed * 2654435761 + 1
  const next = (): string => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return LEXICON[(state >>> 8) % LEXICON.length]!
  }
  return (count) => Array.from({ length: count }, next).join(' ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
