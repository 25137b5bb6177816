import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolveLink } from '../../../src/extract/listing/link.ts'
import { queryEncoderFor } from '../../../src/http/charset/query-encoder.ts'

const LINKS: [charset: string, link: string, url: string][] = [
  [
    'windows-1251',
    '/поиск?q=мост&p=1#верх',
    '/%D0%BF%D0%BE%D0%B8%D1%81%D0%BA?q=%EC%EE%F1%F2&p=1#%D0%B2%D0%B5%D1%80%D1%85',
  ],
  ['iso-8859-2', '?tag=łódź', '/?tag=%B3%F3d%BC'],
  ['shift_jis', '/s?q=表', '/s?q=%95\\'],
  ['euc-kr', '/s?q=부산', '/s?q=%BA%CE%BB%EA'],
  ['windows-1252', '/s?q=é€и', '/s?q=%E9%80%26%231080%3B'],
  ['windows-1251', '/s?q=%EC%EE', '/s?q=%EC%EE'],
  ['windows-1251', '/a#?мост', '/a#?%D0%BC%D0%BE%D1%81%D1%82'],
]

for (const [charset, link, url] of LINKS) {
  test(`${link} on a page in ${charset}`, async () => {
    const encode = await queryEncoderFor(charset, `<a href="?ё">`)
    assert.ok(encode)
    assert.equal(resolveLink(link, 'https://g.example/', encode), `https://g.example${url}`)
  })
}

test('nothing to do: UTF-8, UTF-16, and pages whose queries are ASCII', async () => {
  assert.equal(await queryEncoderFor('utf-8', '<a href="?ё">'), null)
  assert.equal(await queryEncoderFor('utf-16le', '<a href="?ё">'), null)
  assert.equal(await queryEncoderFor('windows-1251', '<a href="?a=1">Что? Ничего</a>'), null)
})
