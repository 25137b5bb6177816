import { articlePage } from './article-page.ts'

/**
 * A listing as sites serve it: `cards` entries with picture, teaser and date, and around them the site's boilerplate up
 * to some 45 or 200 KB.
 */
export function listingPage(seed: number, cards: number, kilobytes: number): string {
  const [before, after] = articlePage(seed).split(/<article class="post">[\s\S]*?<\/article>/) as [string, string]
  const card = (i: number): string =>
    `<article class="card card--${i % 3}"><a class="card__picture" href="/2026/03/story-${seed}-${i}"><img src="/i/${i}.jpg" alt="Picture ${i}"></a>
<h2 class="card__title"><a href="/2026/03/story-${seed}-${i}">Story ${i} of page ${seed} &amp; what came of it</a></h2>
<p class="card__text">Some words that tell what story ${i} is about, and not how it ends.</p>
<time class="card__date" datetime="2026-03-0${1 + (i % 9)}">${1 + (i % 9)} March 2026</time></article>`
  const list = `<div class="list">${Array.from({ length: cards }, (_, i) => card(i)).join('\n')}</div>
<a class="next" rel="next" href="/page/${seed + 1}">Older</a>`
  const filler =
    '<div class="promo"><ul><li class="promo__item"><a href="/promo">Subscribe to the paper</a></li></ul></div>\n'
  const missing = kilobytes * 1024 - before.length - after.length - list.length
  return before + list + filler.repeat(Math.max(0, Math.round(missing / filler.length))) + after
}
