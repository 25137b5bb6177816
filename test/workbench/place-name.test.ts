import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessPlace } from '../../src/workbench/place-name.ts'

const ROWS: [url: string, html: string, country: string, source: string][] = [
  ['https://www.gazette.fj/news', '', 'fiji', 'gazette'],
  ['https://news.daily-post.co.uk', '', 'united_kingdom', 'daily_post'],
  ['https://gazette.example', '<html lang="en-NZ">', 'new_zealand', 'gazette'],
  ['https://gazette.io', '<html lang="en">', 'world', 'gazette'],
  ['http://127.0.0.1:8080/', '<meta property="og:site_name" content="Fidji Été">', 'world', 'fidji_ete'],
]
for (const [url, html, country, source] of ROWS)
  test(`${url} is ${country}/${source}`, () => assert.deepEqual(guessPlace(url, html), { country, source }))
