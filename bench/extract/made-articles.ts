/** Pages of articles in five layouts, with the text that each of them holds; the same on every call. */
export function madeArticles(count: number): { type: string; url: string; html: string; body: string }[] {
  return Array.from({ length: count }, (_, i) => {
    const paragraphs = Array.from({ length: 4 + (i % 9) }, (__, at) => sentences(i * 31 + at, 2 + (at % 3)))
    const [type, layout] = LAYOUTS[i % LAYOUTS.length]!
    const url = `https://paper${i}.example/news/story-${i}`
    return { type, url, html: page(layout(paragraphs, i), i), body: paragraphs.join('\n') }
  })
}

type Layout = (paragraphs: string[], i: number) => string

const LAYOUTS: [name: string, layout: Layout][] = [
  ['article element', (texts) => `<main><article>${inParagraphs(texts)}</article></main>`],
  ['plain divs', (texts, i) => `<div class="c${i}"><div>${inParagraphs(texts)}</div>${teasers(i)}</div>`],
  ['line breaks', (texts) => `<table><tr><td>${texts.join('<br><br>')}</td><td>${links(8)}</td></tr></table>`],
  [
    'interrupted',
    (texts, i) => texts.map((text, at) => `<p>${text}</p>${at % 2 === 1 ? teasers(i + at) : ''}`).join(''),
  ],
  [
    'with comments',
    (texts, i) =>
      `<div>${inParagraphs(texts)}</div><div id="comments">${inParagraphs([sentences(i + 7, 3), sentences(i + 9, 2)])}</div>`,
  ],
]

function page(content: string, i: number): string {
  return `<!doctype html><html lang="en"><head><title>Story ${i}</title></head><body><header><nav>${links(12)}</nav></header><h1>Story ${i}</h1>${content}<footer><p>${sentences(i + 3, 2)}</p>${links(6)}</footer></body></html>`
}

function inParagraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${text}</p>`).join('\n')
}

function teasers(i: number): string {
  const cards = [1, 2, 3].map((n) => `<li><a href="/s/${i + n}">${sentences(i + n, 1)}</a></li>`)
  return `<div class="related-stories"><h3>Read more</h3><ul>${cards.join('')}</ul></div>`
}

function links(count: number): string {
  return `<ul>${Array.from({ length: count }, (_, n) => `<li><a href="/part/${n}">Part ${n}</a></li>`).join('')}</ul>`
}

function sentences(seed: number, count: number): string {
  return Array.from({ length: count }, (_, s) => {
    const words = Array.from(
      { length: 12 + ((seed + s) % 9) },
      (__, w) => WORDS[(seed * 7 + s * 13 + w * 5 + seed * w) % WORDS.length]!,
    )
    return `The ${words.join(' ')}.`
  }).join(' ')
}

const WORDS =
  'harbour ferry bridge council river market school budget road water island minister farmer storm engine company report vote house garden village station bus doctor teacher road winter morning price fish'.split(
    ' ',
  )
