import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCookiesTxt } from '../../src/http/cookies-txt.ts'

test('each line of seven fields is a cookie', () => {
  const text = [
    '# Netscape HTTP Cookie File',
    '# https://curl.se/docs/http-cookies.html',
    '',
    'inventory.example\tFALSE\t/\tTRUE\t1893456000\tsid\tabc',
    '.inventory.example\tTRUE\t/shop\tFALSE\t0\ttheme\tdark',
    '#HttpOnly_Inventory.example\tTRUE\t/\tTRUE\t1893456000.75\ttoken\ta=b\tc',
    'inventory.example\tFALSE\t/\tFALSE\t0\tempty',
    'no cookie at all',
    'inventory.example\tFALSE',
    '\tFALSE\t/\tFALSE\t0\tnobody\tx',
  ].join('\r\n')
  const plain = { path: '/', expires: -1, httpOnly: false, secure: false }
  assert.deepEqual(parseCookiesTxt(text), [
    { ...plain, name: 'sid', value: 'abc', domain: 'inventory.example', expires: 1_893_456_000, secure: true },
    { ...plain, name: 'theme', value: 'dark', domain: '.inventory.example', path: '/shop' },
    {
      ...plain,
      name: 'token',
      value: 'a=b\tc',
      domain: '.inventory.example',
      expires: 1_893_456_000,
      httpOnly: true,
      secure: true,
    },
    { ...plain, name: 'empty', value: '', domain: 'inventory.example' },
  ])
})

for (const text of ['', '# only a comment', '{"cookies": []}', '<html>']) {
  test(`${JSON.stringify(text)} holds none`, () => assert.equal(parseCookiesTxt(text), null))
}
