import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractorFor } from './extractor-for.ts'
import { articleSource, selecting } from './article-source.ts'
import { FUNDUS_SOURCES } from './fundus-sources.ts'
import { assertTrue, readPage, skipWithoutPages } from './fundus-truth.ts'

test(
  'real news pages give the title, body, day and topics that people found in them',
  { skip: skipWithoutPages },
  async (t) => {
    for (const fundus of FUNDUS_SOURCES) {
      const { page, url, selectors, cleaning } = fundus
      await t.test(page, async () => {
        const { title, body, date, tags } = selectors
        const extractor = await extractorFor(
          articleSource({
            selectors: selecting(
              {},
              { title: [title], body: [body], date: date ? [date] : [], tags: tags ? [tags] : [] },
            ),
            cleaning: { date: ['handle_mixed_dates'], ...cleaning },
          }),
          () => new Date('2026-11-21'),
        )
        const html = readPage(fundus).toString()
        const extraction = extractor.detail(html, url, { url, title: null, date: null, record: null })
        assert.ok(extraction.kind === 'record', 'the record is kept')
        assertTrue(fundus, extraction.record)
      })
    }
  },
)
