import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ACCEPTED_FROM } from '../../src/discovery/link-kind.ts'
import { scoreLinks } from '../../src/discovery/score-links.ts'

const accepted = (links: [string, string][], kind: 'listing' | 'directory' | 'articles'): string[] =>
  scoreLinks(
    links.map(([url, text]) => ({ url, text })),
    kind,
  )
    .filter(({ score }) => score >= ACCEPTED_FROM)
    .map(({ url }) => url)

test('the list of news is found by its words, in several languages', () => {
  const others: [string, string][] = [
    ['/about', 'About us'],
    ['/2024/05/harbour-bridge-opens-after-years-of-delay', 'Harbour bridge opens after years of delay for news crews'],
    ['mailto:news@paper.example', 'Write to us'],
  ]
  const lists: [string, string][] = [
    ['/news', 'News'],
    ['/es/noticias', 'Últimas noticias'],
    ['/aktuelles/', 'Aktuelles'],
    ['/actualites', 'Actualités'],
    ['/novosti', 'Новости'],
    ['/news/', 'ニュース一覧'],
  ]
  for (const list of lists) assert.deepEqual(accepted([...others, list], 'listing'), [list[0]])
})

test('the directory is another page than the list of news', () => {
  const links: [string, string][] = [
    ['/news', 'News'],
    ['/parishes', 'Find a Parish'],
    ['/contact', 'Contact'],
  ]
  assert.deepEqual(accepted(links, 'directory'), ['/parishes'])
  assert.deepEqual(accepted(links, 'listing'), ['/news'])
})

test('articles are distinguished from sections and services, with reasons', () => {
  const links: [string, string][] = [
    ['/sports', 'Sports'],
    [
      '/local/council-votes-to-rebuild-the-old-market-hall-8812345',
      'Council votes to rebuild the old market hall next spring',
    ],
    ['/tag/elections-in-the-north', 'Elections in the north'],
    ['https://paper.example/', 'Home'],
    ['/2023/11/04/storm-closes-schools-in-three-towns/', 'Storm closes schools in three towns'],
  ]
  assert.deepEqual(accepted(links, 'articles'), [links[1]![0], links[4]![0]])
  const scored = scoreLinks([{ url: '/sports', text: 'Sports' }], 'articles')
  assert.ok(scored[0]!.reasons.includes('-1.5 1 words of text'))
})

const STORIES: [url: string, text: string, isStory: boolean][] = [
  ['https://gazette.example/give-to-the-gazette-newsroom/', 'Give to the Gazette', false],
  ['https://gazette.example/gazette-code-of-ethics', 'Our code of ethics', false],
  ['https://gazette.example/send-a-letter-to-the-editor/', 'Letters to the editor', false],
  ['https://www.youtube.com/watch-harbour-news-live-today', 'Harbour news live today', false],
  ['https://gazette.example/news/ferry-strike-ends-after-week/#comments', '12 comments', false],
  ['https://gazette.example/shows/harbour-at-night-with-friends', 'Harbour at night', false],
  [
    'https://gazette.example/news/join-the-queue-ferry-waits-grow-by-hours',
    'Join the queue: ferry waits grow by hours in summer',
    true,
  ],
  ['https://gazette.example/2026/03/04/privacy-law-passes-council', 'Privacy law passes council', true],
  [
    'https://gazette.example/buy-now-pay-later-firms-face-new-rules',
    'Buy now, pay later firms face new rules from the council',
    true,
  ],
]
for (const [url, text, isStory] of STORIES) {
  test(`${text}: ${isStory ? 'a story' : 'no story'}`, () => {
    const [scored] = scoreLinks([{ url, text }], 'articles')
    assert.equal((scored?.score ?? 0) >= 7, isStory, JSON.stringify(scored))
  })
}
