import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseProxy } from '../../../../src/http/transport/proxy/choose-proxy.ts'

function chosen(url: string, env: NodeJS.ProcessEnv, configured?: string): string | null {
  const choice = chooseProxy(configured, env)(new URL(url))
  return choice === null ? null : 'proxy' in choice ? choice.proxy.href : choice.fault
}

const P = 'http://proxy.example:3128/'

test('the environment names proxies by scheme, in lower case first, and ALL_PROXY for both', () => {
  assert.equal(chosen('http://a.example/', {}), null)
  assert.equal(chosen('http://a.example/', { HTTP_PROXY: P }), P)
  assert.equal(chosen('https://a.example/', { HTTP_PROXY: P }), null)
  assert.equal(chosen('https://a.example/', { HTTPS_PROXY: 'proxy.example:3128' }), P)
  assert.equal(chosen('https://a.example/', { https_proxy: P, HTTPS_PROXY: 'http://other/' }), P)
  assert.equal(chosen('http://a.example/', { ALL_PROXY: 'socks5://127.0.0.1:1080' }), 'socks5://127.0.0.1:1080')
  assert.equal(chosen('http://a.example/', { http_proxy: '  ' }), null)
})

for (const [no_proxy, direct, proxied] of [
  [
    'a.example',
    ['http://a.example/', 'http://www.a.example:8080/', 'http://A.example./'],
    ['http://ba.example/', 'http://a.example.org/'],
  ],
  ['.a.example', ['http://a.example/', 'http://x.a.example/'], ['http://xa.example/']],
  ['*.a.example, b.example', ['http://x.a.example/', 'http://b.example/'], ['http://c.example/']],
  ['*', ['http://a.example/', 'http://127.0.0.1/'], []],
  ['a.example:8080', ['http://a.example:8080/'], ['http://a.example/']],
  ['a.example:80', ['http://a.example/'], ['http://a.example:8080/']],
  [
    '10.0.0.0/8 192.168.1.5',
    ['http://10.200.1.1/', 'http://192.168.1.5:81/'],
    ['http://11.0.0.1/', 'http://192.168.1.50/'],
  ],
  ['fd00::/8,[::1]', ['http://[fd00::5]/', 'http://[::1]/'], ['http://[2001:db8::1]/']],
  ['localhost', ['http://localhost:4000/', 'http://x.localhost/'], ['http://127.0.0.1/']],
  ['', [], ['http://a.example/']],
  ['example.com/8,10.0.0.0/99', [], ['http://a.example/', 'http://10.0.0.1/']],
] as const) {
  test(`NO_PROXY=${no_proxy}`, () => {
    for (const url of direct) assert.equal(chosen(url, { HTTP_PROXY: P, NO_PROXY: no_proxy }), null, url)
    for (const url of proxied) assert.equal(chosen(url, { HTTP_PROXY: P, no_proxy }), P, url)
  })
}

test('a config goes before the environment, and none is none', () => {
  const env = { HTTP_PROXY: P, NO_PROXY: '*' }
  assert.equal(chosen('http://a.example/', env, 'socks5://s.example:1080'), 'socks5://s.example:1080')
  assert.equal(chosen('http://a.example/', { HTTP_PROXY: P }, 'none'), null)
})

test('what is no proxy is a fault that does not show it', () => {
  for (const value of ['ftp://me:secret@x/', 'http://', 'javascript:secret', 'http://[secret']) {
    assert.equal(
      chosen('http://a.example/', { http_proxy: value }),
      'http_proxy is no URL of an HTTP, HTTPS or SOCKS5 proxy',
    )
  }
})
