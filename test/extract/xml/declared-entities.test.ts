import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DeclaredEntities } from '../../../src/extract/xml/declared-entities.ts'
import { XmlReader } from '../../../src/extract/xml/xml-reader.ts'

/** The texts and attributes of a document. */
function read(xml: string): string[] {
  const found: string[] = []
  const reader = new XmlReader({
    open: (_, attributes) => found.push(...Object.values(attributes)),
    close: () => undefined,
    text: (data) => found.push(data),
  })
  reader.write(xml)
  reader.end()
  return [found.join('')]
}

test('entities that a document declares stand for their text, also in attributes', () => {
  const type =
    '<!DOCTYPE rss [ <!ENTITY ccedil "ç"> <!ENTITY pub \'The &#8220;Post&#x201d;\'> <!ENTITY both "&pub; &ccedil;"> ]>'
  assert.deepEqual(read(`<?xml version="1.0"?>${type}<rss><t a="&ccedil;">fa&ccedil;ade, &both;</t></rss>`), [
    'çfaçade, The “Post” ç',
  ])
  assert.deepEqual(read('<!DOCTYPE feed SYSTEM "a.dtd" [\n<!ENTITY a "x">\n<!ENTITY a "y">\n]><feed>&a;</feed>'), ['x'])
})

test('what is not declared stays, and so does what is escaped', () => {
  assert.deepEqual(read('<!DOCTYPE rss [<!ENTITY a "x">]><rss>&b; &amp;a; &lt; &A;</rss>'), ['&b; &a; < &A;'])
  assert.deepEqual(read('<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p "x">]><r>&f;&p;</r>'), [
    '&f;&p;',
  ])
  assert.deepEqual(read('<rss><t>&a;</t><!ENTITY a "x"><t>&a;</t></rss>'), ['&a;&a;'])
})

test('entities within entities grow no further than what one may add', () => {
  const entities = new DeclaredEntities()
  entities.declare('<!ENTITY a0 "0123456789">')
  for (let n = 1; n < 20; n++) entities.declare(`<!ENTITY a${n} "${`&a${n - 1};`.repeat(10)}">`)
  let length = 0
  for (let n = 0; n < 1000; n++) length += entities.expanded('&a19; &a9;').length
  assert.ok(length < 1_100_000, String(length))
})
