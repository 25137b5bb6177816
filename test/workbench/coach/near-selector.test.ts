import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFast } from '../../../src/extract/tree/parse/parse-fast.ts'
import { nearSelector } from '../../../src/workbench/coach/near-selector.ts'

const HTML = `<div id="main"><ul class="summary-list"><li class="summary-item"><h2 class="title"><a href="/1">One</a></h2></li>
<li class="summary-item"><a href="/2">Two</a></li></ul><table><tr><td>1</td></tr></table><section class="v2-story"><div><p>Text</p></div></section></div>`
const { elements } = parseFast(HTML)

const ROWS: [selector: string, near: string | null, matches?: number][] = [
  ['.summary-itm', '.summary-item', 2],
  ['.summary_item a::attr(href)', '.summary-item a::attr(href)', 2],
  ['table > tbody > tr', 'table > tr', 1],
  ['.wrapper .title a', '.title a', 1],
  ['.v2-story > p', '.v2-story p', 1],
  ['.story p', '.v2-story p', 1],
  ['.nothing-like-it', null],
  ['#man li', '#main li', 2],
]
for (const [selector, near, matches = 0] of ROWS)
  test(`near ${selector}: ${near}`, () => {
    const found = nearSelector(selector, elements)
    assert.deepEqual(found, near === null ? null : { selector: near, matches })
  })
