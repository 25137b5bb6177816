import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CLEANING_NAMES, type CleaningName } from '../../../src/config/source.ts'
import type { CleaningContext, Value } from '../../../src/extract/clean/cleaner.ts'
import { clean, CLEANERS, RECORD_FILTERS, recordFilters } from '../../../src/extract/clean/registry.ts'

const CONTEXT: CleaningContext = {
  url: 'https://gazette.example/news/7',
  base: 'https://gazette.example/news/7',
  date: { now: new Date('2026-11-21T12:00:00Z') },
}

const CASES: [name: CleaningName, input: Value, output: Value][] = [
  ['handle_mixed_dates', '  • Posted: 3rd March, 2026 ', '2026-03-03'],
  ['handle_mixed_dates', 'Breaking', ''],
  ['normalize_date', '03.03.2026', '2026-03-03'],
  ['clean_sibc_date', '- Tuesday 3 March 2026', '2026-03-03'],
  ['clean_solomon_star_date', 'March 3, 2026 9:15 pm', '2026-03-03'],
  ['clean_html_text', 'Fish &amp; <b>chips</b>\u00a0shop', 'Fish & chips shop'],
  ['clean_title', '| - Ferry sails again * ', 'Ferry sails again'],
  ['join_body_list', [' First. ', 'Second.'], 'First. Second.'],
  ['join_body_list', 'One text', 'One text'],
  ['clean_sibc_body', 'By Our Reporter. The ferry sails. It is 3.5 m long.', 'The ferry sails. It is 3.5 m long.'],
  ['clean_island_times_body', 'By: K. M. Writer. Rain fell. More came.', 'Rain fell. More came.'],
  [
    'clean_ann_body',
    'MANILA, Philippines – Rain – heavy rain – fell. READ: Dry days. It was 3.5 cm.',
    'Rain – heavy rain – fell. It was 3.5 cm',
  ],
  ['clean_ann_body', 'The mayor – a sailor – spoke.', 'The mayor – a sailor – spoke'],
  ['clean_philstar_body', 'CEBU — Two  boats left – both came back.', 'Two boats left – both came back.'],
  [
    'clean_inquirer_body',
    'Prices rose 3.5 percent. READ: Prices fell. Shops opened.',
    'Prices rose 3.5 percent. Shops opened',
  ],
  [
    'clean_jakarta_post_body',
    "The Jakarta Post's Most-Read Articles of 2031 It rained. By: Someone. It stopped.",
    'It rained. It stopped',
  ],
  [
    'clean_antara_body',
    'Jakarta (ANTARA) - The Editorial Copyright Act passed. Translator: A B, Editor: C D Copyright © ANTARA 2026',
    'The Editorial Copyright Act passed.',
  ],
  ['clean_nz_herald_body', 'It rained.', 'It rained.'],
  [
    'clean_laotian_times_body',
    'It rained. The leading English language news website in Laos. Contact us info@laotiantimes.com © Laotiantimes.com',
    'It rained.',
  ],
  ['clean_the_independent_body', 'SINGAPORE: It rained. /TISG Read also: Sunshine tomorrow', 'SINGAPORE: It rained.'],
  ['clean_solomon_star_content', ' Rain &quot;fell&quot;\n ', 'Rain "fell"'],
  ['clean_solomon_star_tags', ['Rain ', ' Weather &amp; sea'], ['Rain', 'Weather & sea']],
  ['clean_solomon_times_content', 'Rain\n\nfell', 'Rain fell'],
  ['clean_solomon_times_tags', ['Rain  season'], ['Rain season']],
  ['normalize_tags', 'rain, sea; rain|boats\nsails', ['rain', 'sea', 'boats', 'sails']],
  ['normalize_tags', ['rain, sea', 'sea'], ['rain', 'sea']],
  ['clean_url', ' ../photos/1 ', 'https://gazette.example/photos/1'],
  ['clean_url', '', ''],
  ['clean_matangi_url', '/print/7', 'https://gazette.example/print/7'],
]

for (const [name, input, output] of CASES) {
  test(`${name}: ${JSON.stringify(input)}`, () => {
    const once = clean([name], input, CONTEXT)
    assert.deepEqual(once, output)
    assert.deepEqual(clean([name], once, CONTEXT), output, 'a second time changes nothing')
  })
}

test('every name of the config dialect is known, and tested here', () => {
  const known = [...Object.keys(CLEANERS), ...Object.keys(RECORD_FILTERS)].sort()
  assert.deepEqual(known, [...CLEANING_NAMES].sort())
  const tested = new Set<string>([...CASES.map(([name]) => name), 'clean_solomon_times_date', 'filter_abc_au_articles'])
  assert.deepEqual(
    known.filter((name) => !tested.has(name)),
    [],
  )
})

test('clean_solomon_times_date takes the month of an archive address before the text, and of any address after it', () => {
  const day = (text: string, url: string): Value => clean(['clean_solomon_times_date'], text, { ...CONTEXT, url })
  assert.equal(day('17 May 2026', 'https://times.example/news/latest/2026/04'), '2026-04-01')
  assert.equal(day('17 May 2026', 'https://times.example/news/2026/4/x'), '2026-05-17')
  assert.equal(day('soon', 'https://times.example/news/2026/4/x'), '2026-04-01')
  assert.equal(day('soon', 'https://times.example/news/x/2026'), '')
})

test('functions are applied in the order of the config', () => {
  assert.deepEqual(clean(['clean_title', 'normalize_tags'], '- a, b -', CONTEXT), ['a', 'b'])
})

test('filter_abc_au_articles keeps articles only', () => {
  const [keep] = recordFilters(['filter_abc_au_articles', 'clean_url'])
  assert.equal(keep?.({ contentUri: 'cms://article/7' }), true)
  assert.equal(keep?.({ contentUri: 'cms://video/7' }), false)
  assert.equal(keep?.({ contentUri: 7 }), false)
  assert.equal(keep?.({}), false)
})
