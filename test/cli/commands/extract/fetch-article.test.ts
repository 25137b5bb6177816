import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { fetchArticle } from '../../../../src/cli/commands/extract/fetch-article.ts'

const TEXT = 'Die Fähre blieb am Montag im Hafen, weil in der Nacht ihre Maschine ausgefallen war, sagte die Reederei.'
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /closed\n')
  else if (request.url === '/old') response.writeHead(301, { location: '/new/story' }).end()
  else if (request.url === '/new/story') {
    response.setHeader('content-type', 'text/html; charset=iso-8859-1')
    response.end(Buffer.from(`<h1>Fähre</h1><p>${TEXT}</p><link rel=canonical href="story-1">`, 'latin1'))
  } else response.writeHead(404).end()
}).listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => server.close())
const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

test('a page is fetched after its robots.txt, read in its charset and at the address that it was found at', async () => {
  const read = await fetchArticle(`${site}/old`, '/nowhere')
  assert.ok(read.ok)
  assert.deepEqual([read.article.title, read.article.body], ['Fähre', TEXT])
  assert.equal(read.article.canonical, `${site}/new/story-1`)
  assert.equal(asked[0], '/robots.txt')
})

test('what robots.txt forbids and what is not there are errors, and the first is not requested', async () => {
  const closed = await fetchArticle(`${site}/closed`, '/nowhere')
  assert.ok(!closed.ok)
  assert.match(closed.error, /robots/)
  assert.ok(!asked.includes('/closed'))
  const missing = await fetchArticle(`${site}/missing`, '/nowhere')
  assert.ok(!missing.ok)
  assert.match(missing.error, /404/)
})
