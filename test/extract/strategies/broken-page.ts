/** A small news page with `wounds` random pieces of markup put in or text taken out; the same for the same seed. */
export function brokenPage(seed: number, wounds: number): string {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  let html = PAGE
  for (let i = 0; i < wounds; i++) {
    const at = Math.floor(random() * html.length)
    // Between tags most of the time, where real pages have their faults.
    const place = random() < 0.7 ? Math.max(0, html.indexOf('<', at)) : at
    const length = random() < 0.3 ? Math.floor(random() * 40) : 0
    html = html.slice(0, place) + (random() < 0.85 ? pick(MARKUP) : '') + html.slice(place + length)
  }
  return html
}

/** So many tags, texts and pieces of both without any order; the same for the same seed. */
export function jumble(seed: number, pieces: number): string {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const piece = (): string => {
    const kind = random()
    if (kind < 0.4) return `<${pick(NAMES)}${random() < 0.3 ? pick(ATTRIBUTES) : ''}>`
    if (kind < 0.75) return `</${pick(NAMES)}>`
    return kind < 0.95 ? pick(TEXTS) : pick(MARKUP)
  }
  return Array.from({ length: pieces }, piece).join('')
}

const NAMES =
  'div p span a b li ul table tr td th tbody h1 h2 br img hr form input button select option dl dt dd svg path g lineargradient clipPath title desc image textarea style body head article rt rp P DIV sVg'.split(
    ' ',
  )
const ATTRIBUTES = [
  ' class="story x"',
  " id='a' id=b",
  ' a=1/',
  ' /',
  ' x = "a > b" ',
  ' href=?a=1&amp;b=2&copy=3',
  ' ="x"',
  ' __proto__=1 constructor=2',
  ' a"b=1',
  '\n\tA&amp;B ',
  ' title="&lt;p&gt; &ampx; &#8217;s"',
]
const TEXTS = [
  'x',
  ' ',
  'a &amp; b',
  '&nbsp;',
  '&am',
  'p;',
  '&#82',
  '<!-- <b> -->',
  '<!---->',
  '<',
  '>',
  '&',
  '&notin',
  '\n  ',
  '\u0000',
  'ü',
]

const PAGE = `<!DOCTYPE html><html lang="fj"><head><meta charset="utf-8"><title>Window &amp; title</title>
<meta property="og:title" content="Told title"><base href="https://paper.example/"><style>p>a{color:red}</style>
<script>if (a<b) document.write("<p class='story'>no</p>")</script>
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-04"}</script></head>
<body class="single"><header class="top"><nav><ul><li><a href="/a">A</a><li><a href="/b">B</a></ul></nav><h1>The Paper</h1></header>
<noscript><p class="story">Please</p></noscript>
<form action="/search"><input name="q"><button>Go</button></form>
<svg viewBox="0 0 1 1"><title>Menu</title><path d="M0"/></svg><template><p>tpl</p></template>
<main><article class="post wide"><header><h1 class="head">Ferry back <em>in</em> service</h1><time class="on" datetime="2026-03-04">4 March</time></header>
<div class="story"><p>First <a href="/x" title="a > b">one</a>, then.</p><aside class="pull"><p>Pulled quote</p></aside>
<p>Second <b>two</b><br>three</p><ul><li>item<li>more</ul><p>Last.</div>
<p class="tags"><a rel="tag" href="/t/sea">Sea</a> <a rel="tag" href="/t/ferry">Ferry</a></p></article>
<aside><h2>More</h2><div class="card"><h3><a href="/1">One</a></h3><time datetime="2026-03-01">1 March</time></div>
<div class="card"><h3><a href="/2">Two</a></h3></div><div class="card"><h3>Three</h3><p class="tags"><a rel="tag">Aside</a></p></div></aside></main>
<footer><div class="by"><span itemprop="author">By Nobody</span></div><p>Imprint</p></footer><iframe src="/ad"><p>x</p></iframe></body></html>`

const MARKUP = [
  '<div>',
  '</div>',
  '<p>',
  '</p>',
  '<!--',
  '-->',
  '<!-->',
  '<!-- x --!>',
  '<script>',
  '</script >',
  '<svg>',
  '<svg/>',
  '</svg>',
  '<form>',
  '</form>',
  '"',
  "'",
  '=',
  '<',
  '>',
  '/',
  '<i title="<div class=story>x</div>">',
  "<a title='</article>'>",
  '<title>',
  '</title>',
  '</br>',
  '<nav>',
  '</nav>',
  '</article>',
  '<article>',
  '</aside>',
  '<aside>',
  '<header>',
  '</footer>',
  '<textarea>',
  '</textarea>',
  '<![CDATA[',
  ']]>',
  '<?php',
  '</>',
  '</ p>',
  '<p class=story>',
  '<div class="story">',
  '<DIV CLASS="story">',
  "<div data-x=story class = 'a story b'/>",
  '<time datetime=2026-05-05>',
  '<h1>',
  '<math>',
  '<iframe>',
  '<image>',
  '<noscript>',
  '<li>',
  '<table><tr><td>',
  '</table>',
  '&lt;p&gt;',
  '<plaintext>',
  '<script type="application/ld&#x2b;json">{"datePublished":"2026-06-06"}</script>',
  '<foreignObject>',
  '<template>',
  '<base href=/other/>',
  '<html lang=en>',
]

function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 2654435761) >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}
