// The pages of a made-up newspaper: the same for the same number, in every process that asks.
import { words } from './words.ts'

/** What a scraper should bring home of an article. */
export interface Story {
  url: string
  title: string
  /** YYYY-MM-DD. */
  date: string
  body: string
  tags: string[]
}

export const PER_LISTING = 25

export function storyPath(n: number): string {
  return `/story/${n}-${words(n * 7 + 1)
    .plain(4)
    .replaceAll(' ', '-')}`
}

export function listingPath(n: number): string {
  return n === 1 ? '/latest' : `/latest/${n}`
}

/** A listing page of 25 stories, the first being number 1; each but the last names the next one. */
export function listingPage(n: number, listings: number): string {
  const items = Array.from({ length: PER_LISTING }, (_, i) => {
    const story = (n - 1) * PER_LISTING + i
    return `<li class="entry"><a class="pic" href="${storyPath(story)}"><img src="/pic/${story}.jpg" alt="" width="240" height="160"></a>
<h3 class="entry-title"><a href="${storyPath(story)}">${titleOf(story)}</a></h3><p class="lead">${words(story).mixed(24)}</p></li>`
  })
  const next = n < listings ? `<a class="older" rel="next" href="${listingPath(n + 1)}">Older stories</a>` : ''
  return `${head(n, 'Latest')}<main><h1>Latest</h1><ol class="entries">${items.join('\n')}</ol><p class="pager">${next}</p></main>${foot(n)}`
}

/** The page of an article, 36 to 55 KB, a fifth of it text, and what is to be read from it. */
export function storyPage(n: number, origin: string): { html: string; story: Story } {
  const say = words(n)
  const title = titleOf(n)
  const date = new Date(Date.UTC(2024, 0, 1) + (n % 800) * 86_400_000).toISOString().slice(0, 10)
  const tags = Array.from({ length: 3 + (n % 4) }, (_, i) => `${say.plain(1)} ${i + 1}`)
  // Each piece of markup within a paragraph has a blank or a full stop beside it: there all engines agree where words
  // end.
  const paragraphs = Array.from({ length: 20 }, (_, i) => {
    const [start, link, middle, strong, end] = [say.mixed(22), say.mixed(2), say.mixed(18), say.plain(3), say.mixed(16)]
    return {
      html: `<p class="par par-${i}">${start} <a href="/topic/${i}?from=story&amp;n=${n}">${link}</a> &amp; ${middle} <strong>${strong}</strong> ${end}.</p>`,
      text: `${start} ${link} & ${middle} ${strong} ${end}.`,
    }
  })
  const html = `${head(n, title, date)}<main class="page"><article class="story" id="story-${n}">
<h1 class="headline">${title}</h1>
<div class="byline">By <a rel="author" href="/staff/${n % 40}">${say.plain(2)}</a> <time datetime="${date}T0${n % 10}:30:00+12:00">${date}</time></div>
<figure><img src="/pic/${n}.jpg" alt="${say.plain(6)}"><figcaption>${say.plain(9)}</figcaption></figure>
<div class="story-text">
${paragraphs.map((paragraph) => paragraph.html).join('\n')}
</div><ul class="topics">${tags.map((tag) => `<li><a rel="tag" href="/topic/${tag.replaceAll(' ', '-')}">${tag}</a></li>`).join('')}</ul>
</article>${sidebar(n)}</main>${foot(n)}`
  return {
    html,
    story: { url: origin + storyPath(n), title, date, body: paragraphs.map((p) => p.text).join(' '), tags },
  }
}

function titleOf(n: number): string {
  return `${words(n * 3 + 2).mixed(8)} (${n})`
}

function head(n: number, title: string, date = '2026-01-01'): string {
  const say = words(n * 5 + 3)
  const scripts = repeat(
    5 + (n % 8),
    (
      i,
    ) => `<script>(function(w,k){w.queue=w.queue||[];w.queue.push({slot:k,at:"${say.plain(5)}",show:function(a,b){var c=[],d={top:0,left:0,wide:${i * 30}},e=w.innerWidth||0;for(var i=0;i<a;i++){c.push({x:i*d.wide,y:e-i,seen:false})}
if(a<b&&b>${i}){return '<div class="ad">'+a+'</div>'}return k+${n}}});for(var j=0;j<${i};j++){w.queue[j].seen=j>2}})(window,${i});</script>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} | The Lantern</title>
<meta name="viewport" content="width=device-width"><meta name="description" content="${say.plain(20)}">
<link rel="canonical" href="/c/${n}">${repeat(10, (i) => `<meta property="og:part${i}" content="${say.plain(7)}"><link rel="preload" as="style" href="/css/${i}.css">`)}
<style>${repeat(72, (i) => `.box-${i}>.in{margin:0 ${i}px;padding:${i}px ${i * 2}px;color:#a${10 + i}b${10 + i}}`)}</style>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":${JSON.stringify(title)},"datePublished":"${date}","keywords":"${say.plain(12)}","publisher":{"@type":"Organization","name":"The Lantern"}}</script>
${scripts}</head><body class="single lantern"><header class="top"><a class="logo" href="/">The Lantern</a><nav class="bar"><ul>${menu(say, 12)}</ul></nav>
<div class="mega">${repeat(5, (i) => `<section class="mega-col"><h4>${say.plain(2)}</h4><ul>${menu(say, 9 + i)}</ul></section>`)}</div></header>
`
}

function menu(say: ReturnType<typeof words>, count: number): string {
  return repeat(
    count,
    (i) =>
      `<li class="menu-item menu-item-${i}"><a href="/section/${i}" data-track="menu-${i}">${say.plain(2)}</a></li>`,
  )
}

function sidebar(n: number): string {
  const say = words(n * 11 + 5)
  const icon = '<svg viewBox="0 0 16 16"><path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm3 8H7V4h1v4h3z"/></svg>'
  const cards = repeat(
    10 + (n % 27),
    (
      i,
    ) => `<article class="card card-${i}"><a class="card-pic" href="/story/c${i}"><img loading="lazy" src="/pic/c${i}.jpg" srcset="/pic/c${i}-480.jpg 480w, /pic/c${i}-960.jpg 960w" alt="${say.plain(4)}"></a>
<h3 class="card-title"><a href="/story/c${i}">${say.mixed(7)}</a></h3><span class="card-meta">${icon}<time datetime="2025-03-${10 + (i % 18)}">${i} hours ago</time></span></article>`,
  )
  return `<aside class="side"><h2>Most read</h2>${cards}</aside>`
}

function foot(n: number): string {
  const say = words(n * 13 + 7)
  const scripts = repeat(6 + (n % 7), (i) => `<script>track(${i},{"page":${n},"name":"${say.plain(20)}"});</script>`)
  return `<footer class="foot"><ul>${menu(say, 38)}</ul><p>${say.plain(30)}</p></footer>${scripts}</body></html>`
}

function repeat(count: number, make: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => make(i)).join('\n')
}
