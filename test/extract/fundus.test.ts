import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { createExtractor } from '../../src/extract/create-extractor.ts'
import { articleSource, selecting } from './article-source.ts'
import { FUNDUS_SOURCES } from './fundus-sources.ts'

const FOLDER = new URL('../../../shared/data/news-dev/fundus/', import.meta.url)
const skip = existsSync(FOLDER) ? false : 'the shared folder with news pages is not here'
const LEAST_F1 = 0.95

interface Truth {
  id: string
  title: string
  date: string
  topics: string[] | null
  summary: string[] | null
  sections: { headline: string[] | null; paragraphs: string[] | null }[]
}

test('real news pages give the title, body, day and topics that people found in them', { skip }, async (t) => {
  const truths = new Map(readTruths().map((truth) => [truth.id.replace('/', '_'), truth]))
  for (const { page, url, selectors, cleaning } of FUNDUS_SOURCES) {
    await t.test(page, async () => {
      const truth = truths.get(page)
      assert.ok(truth, 'a truth for the page')
      const html = gunzipSync(readFileSync(new URL(`html/${page}.html.gz`, FOLDER))).toString()
      const { title, body, date, tags } = selectors
      const extractor = await createExtractor(
        articleSource({
          selectors: selecting(
            {},
            { title: [title], body: [body], date: date ? [date] : [], tags: tags ? [tags] : [] },
          ),
          cleaning: { date: ['handle_mixed_dates'], ...cleaning },
        }),
        () => new Date('2026-11-21'),
      )
      const extraction = extractor.detail(html, url, { url, title: null, date: null, record: null })
      assert.ok(extraction.kind === 'record', 'the record is kept')
      const { record } = extraction
      assert.equal(normal(record.title), normal(truth.title))
      assert.ok(daysOf(truth.date).includes(String(record.date)), `${record.date} is not the day of ${truth.date}`)
      if (tags) assert.deepEqual(record.tags.map(normal).sort(), [...new Set(truth.topics?.map(normal))].sort())
      const f1 = bodyF1(truth, record.body ?? '')
      assert.ok(f1 >= LEAST_F1, `body F1 is ${f1.toFixed(4)}`)
    })
  }
})

function readTruths(): Truth[] {
  const lines = gunzipSync(readFileSync(new URL('truth.jsonl.gz', FOLDER)))
    .toString()
    .split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Truth)
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
