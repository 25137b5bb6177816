import assert from 'node:assert/strict'
import { test } from 'node:test'
import { siteOf, withoutSiteName } from '../../../src/extract/stated/site-name.ts'
import { parseFast } from '../../../src/extract/tree/parse/parse-fast.ts'

const NAMED = '<meta property="og:site_name" content="Example Times">'
const TITLES: [title: string, left: string, head?: string, headline?: string][] = [
  ['Rain ends drought | Example Times', 'Rain ends drought'],
  ['Rain ends drought - example times', 'Rain ends drought'],
  ['Rain ends drought – The Example Times', 'Rain ends drought'],
  ['Rain ends drought · Example Times Online', 'Rain ends drought'],
  ['Rain ends drought|Example Times', 'Rain ends drought'],
  ['Example Times: Rain ends drought', 'Rain ends drought'],
  ['Example Times | Rain: the end', 'Rain: the end'],
  ['Rain ends drought | News | Example Times', 'Rain ends drought', NAMED, 'Rain ends drought'],
  ['Rain ends drought | News | Example Times', 'Rain ends drought | News'],
  ['Rain - fog - Example Times', 'Rain - fog'],
  ['Rain ends drought - Island Post', 'Rain ends drought', '<meta name="application-name" content="Island Post">'],
  ['Rain ends drought | Gazette', 'Rain ends drought', ''],
  ['Rain ends drought | gazette.example', 'Rain ends drought', ''],
  ['Rain ends drought | Example Times', 'Rain ends drought | Example Times', ''],
  ['Well-known faces', 'Well-known faces'],
  ['Rain - Samoa', 'Rain - Samoa', '<meta property="og:site_name" content="Samoa Observer">'],
  ['Fiji: Rain ends drought', 'Fiji: Rain ends drought'],
  ['Example Times', 'Example Times'],
]
for (const [title, left, head = NAMED, headline = null] of TITLES) {
  test(`${title} on ${head || 'a page without names'} becomes ${left}`, () => {
    assert.equal(
      withoutSiteName(title, siteOf(parseFast(head).elements, 'https://www.gazette.example/7'), headline),
      left,
    )
  })
}
