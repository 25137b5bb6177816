import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { openGateway } from '../../../../src/http/transport/gateway.ts'
import { createLookup } from '../../../../src/http/transport/lookup.ts'
import { chooseProxy } from '../../../../src/http/transport/proxy/choose-proxy.ts'
import { httpProxy, namedSite, socksProxy } from './test-proxies.ts'

/** The gateway by a proxy; what a browser behind it gets of a plain URL, and through a tunnel. */
async function proxied(
  t: TestContext,
  proxy: string,
): Promise<{ plain: (url: string) => Promise<string>; tunnelled: (authority: string) => Promise<string> }> {
  const lookup = createLookup(
    () => false,
    async (name) => [{ address: name === 'evil.example' ? '10.0.0.7' : '93.184.216.34', family: 4 }],
    Date.now,
  )
  const gateway = await openGateway(
    { lookup, mayVisit: () => true, proxyFor: chooseProxy(proxy, {}) },
    async () => true,
  )
  t.after(() => gateway.close())
  return {
    async plain(url) {
      const sent = request({
        host: '127.0.0.1',
        port: gateway.port,
        path: url,
        headers: { host: new URL(url).host },
      }).end()
      const [answer] = await once(sent, 'response')
      return `${answer.statusCode} ${await text(answer)}`
    },
    async tunnelled(authority) {
      const sent = request({ host: '127.0.0.1', port: gateway.port, method: 'CONNECT', path: authority }).end()
      const [answer, socket] = (await once(sent, 'connect')) as [{ statusCode: number }, Socket]
      if (answer.statusCode !== 200) return String(answer.statusCode)
      socket.write(`GET /t HTTP/1.0\r\nHost: ${authority}\r\n\r\n`)
      return (await text(socket)).split('\r\n\r\n')[1]!
    },
  }
}

for (const [kind, open] of [
  ['http', httpProxy],
  ['socks5', socksProxy],
] as const) {
  test(`what a browser loads goes by the proxy of its source, too (${kind})`, async (t) => {
    const site = await namedSite(t)
    const proxy = await open(t)
    const { plain, tunnelled } = await proxied(t, `${kind}://127.0.0.1:${proxy.port}`)
    assert.equal(await plain(`http://cdn.example:${site}/x.css`), `200 cdn.example:${site} /x.css`)
    assert.equal(await tunnelled(`cdn.example:${site}`), `cdn.example:${site} /t`)
    assert.equal(proxy.seen.length, 2)
    assert.equal((await plain('http://evil.example/')).slice(0, 3), '403')
    assert.equal(await tunnelled('evil.example:443'), '403')
    assert.equal(proxy.seen.length, 2)
  })
}
