import assert from 'node:assert/strict'
import { test } from 'node:test'
import { htmlText } from '../../../src/extract/tree/html-text.ts'
import { parseFast } from '../../../src/extract/tree/parse/parse-fast.ts'
import { textOf } from '../../../src/extract/tree/text.ts'

const CASES: [html: string, text: string][] = [
  ['<p>One <b>two</b> three</p>', 'One two three'],
  ['<h2>Rain <b>fell</b> today</h2>', 'Rain fell today'],
  ['<p><span class="dropcap">T</span>he cat drank H<sub>2</sub>O.</p>', 'The cat drank H2O.'],
  ['<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字', '漢(かん)字'],
  ['<ruby>Su<rb>va</rb></ruby>n', 'Suvan'],
  ['Incompre<wbr>hensi<wbr/>bilities', 'Incomprehensibilities'],
  [
    '<a href="/fiji">Fiji</a>an law, <em>un</em>believable, <b>p</b><i>ara</i>graph',
    'Fijian law, unbelievable, paragraph',
  ],
  ['the 4<sup>th</sup> day, 5 km<sup>2</sup>, CO<sub><small>2</small></sub>', 'the 4th day, 5 km2, CO2'],
  ['<b>By</b><b>Jo Writer</b><span>Apia:</span><span>rain</span><i>20</i><i>26</i>', 'By Jo Writer Apia: rain 2026'],
  ['<b>un</b> <i>tied</i>, <b>un</b>\n<i>done</i>', 'un tied, un done'],
  ['one<br>two<div>three</div>four<p>five</p>six', 'one two three four five six'],
  ['<p>From <a>Apia</a>, <i>Samoa</i>.</p>', 'From Apia, Samoa.'],
  ['<p>(<a>here</a>) and <q>“<em>there</em>”</q>!</p>', '(here) and “there”!'],
  ['<p>日<b>本</b>、<a>東京</a></p>', '日本、東京'],
  ['<p>日本</p><p>東京 <b>大阪</b></p>', '日本 東京 大阪'],
  ['<p>สวัส<b>ดี</b></p>', 'สวัสดี'],
  ['<p>One</p><p>, two</p>', 'One , two'],
  ['One<br>two<hr>three', 'One two three'],
  ['<li>a</li><li>b</li>', 'a b'],
  ['  a \n\t b&nbsp;&nbsp;c\u2003d ', 'a b c d'],
  ['a<script>if (1 < 2) tbad()</script>b<style>p{}</style><noscript>c</noscript><template>d</template>e', 'a b e'],
  ['<svg><title>icon</title></svg>text<iframe>old</iframe>', 'text'],
  ['a<!-- comment -->b', 'ab'],
  ['fish &amp; chips &lt;3 caf&eacute;', 'fish & chips <3 café'],
  ['e\u0301 stays two characters', 'e\u0301 stays two characters'],
  ['<p>a<p>b', 'a b'],
  ['', ''],
  ['<div></div>', ''],
]

for (const [html, text] of CASES) {
  test(`the text of ${JSON.stringify(html)}`, () => {
    assert.equal(textOf(parseFast(html).root), text)
  })
}

test('a string that may be markup is read as such only when it is', () => {
  assert.equal(htmlText('<p>A &amp; B</p><p>C</p>'), 'A & B C')
  assert.equal(htmlText('5 < 7 and\n 8 > 2 & so'), '5 < 7 and 8 > 2 & so')
  assert.equal(htmlText('Q&amp;A'), 'Q&A')
})
