import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { FundusSource } from './fundus-sources.ts'

const FOLDER = new URL('../../../shared/data/news-dev/fundus/', import.meta.url)
const LEAST_F1 = 0.95

/** Why tests over the real pages cannot run here, or false. */
export const skipWithoutPages = existsSync(FOLDER) ? false : 'the shared folder with news pages is not here'

/** What people found in a page. */
interface Truth {
  id: string
  title: string
  date: string
  topics: string[] | null
  summary: string[] | null
  sections: { headline: string[] | null; paragraphs: string[] | null }[]
}

let known: Map<string, Truth> | undefined

export function readPage({ page }: FundusSource): Buffer {
  return gunzipSync(readFileSync(new URL(`html/${page}.html.gz`, FOLDER)))
}

/**
 * Throws an AssertionError unless title, day, topics (where their selector is configured) and body are the true ones.
 */
export function assertTrue(source: FundusSource, record: Found): void {
  known ??= readTruths()
  const truth = known.get(source.page)
  assert.ok(truth, 'a truth for the page')
  assert.equal(normal(record.title), normal(truth.title))
  assert.ok(daysOf(truth.date).includes(String(record.date)), `${record.date} is not the day of ${truth.date}`)
  if (source.selectors.tags) {
    assert.deepEqual(record.tags.map(normal).sort(), [...new Set(truth.topics?.map(normal))].sort())
  }
  const f1 = bodyF1(truth, record.body ?? '')
  assert.ok(f1 >= LEAST_F1, `body F1 is ${f1.toFixed(4)}`)
}

export interface Found {
  title: string
  date: string | null
  body: string | null
  tags: string[]
}

function readTruths(): Map<string, Truth> {
  const lines = gunzipSync(readFileSync(new URL('truth.jsonl.gz', FOLDER)))
    .toString()
    .split('\n')
  const truths = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Truth)
  return new Map(truths.map((truth) => [truth.id.replace('/', '_'), truth]))
}

/** The day where the paper is, or in UTC: pages give one or the other. */
function daysOf(instant: string): string[] {
  return [instant.slice(0, 10), new Date(instant.replace(' ', 'T')).toISOString().slice(0, 10)]
}

function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim()
}

/** Over runs of four words; a standfirst may be there or not. */
function bodyF1({ summary, sections }: Truth, body: string): number {
  const core = sections.flatMap(({ headline, paragraphs }) => [...(headline ?? []), ...(paragraphs ?? [])])
  return Math.max(...[core, [...(summary ?? []), ...core]].map((paragraphs) => overlap(paragraphs.join('\n'), body)))
}

function overlap(truth: string, found: string): number {
  const wanted = shingles(truth)
  const got = shingles(found)
  let common = 0
  for (const [words, count] of wanted) common += Math.min(count, got.get(words) ?? 0)
  const size = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (2 * common) / (size(wanted) + size(got))
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const key = words.slice(i, i + 4).join(' ')
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
