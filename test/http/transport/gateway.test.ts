import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { type AddressInfo, connect, createServer } from 'node:net'
import { test, type TestContext } from 'node:test'
import { openGateway } from '../../../src/http/transport/gateway.ts'
import { createLookup } from '../../../src/http/transport/lookup.ts'

const REQUESTS = [
  'GET http://10.0.0.1/ HTTP/1.1\r\nHost: 10.0.0.1\r\nConnection: close\r\n\r\n',
  'CONNECT 10.0.0.1:443 HTTP/1.1\r\nHost: 10.0.0.1:443\r\n\r\n',
]

async function gateway(t: TestContext, isOurs?: () => Promise<boolean>): Promise<number> {
  const guard = {
    lookup: createLookup(
      () => false,
      async () => [],
      Date.now,
    ),
    mayVisit: () => false,
  }
  const opened = await openGateway(guard, isOurs)
  t.after(() => opened.close())
  return opened.port
}

async function answer(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(request)
  return await text(socket).catch((error: unknown) => String(error))
}

test('our own browser is answered', async (t) => {
  const port = await gateway(t)
  for (const request of REQUESTS) assert.match(await answer(port, request), /^HTTP\/1\.1 403/)
})

test('others get no answer', async (t) => {
  const port = await gateway(t, async () => false)
  for (const request of REQUESTS) assert.doesNotMatch(await answer(port, request), /HTTP/)
})

const skip = process.platform !== 'linux' || process.getuid?.() !== 0
test('another user of the machine is one of the others', { skip }, async (t) => {
  const port = await gateway(t)
  const program = `const s = require('net').connect(${port}, '127.0.0.1')
    s.on('error', () => {}); s.on('data', (d) => process.stdout.write(d)); s.write(${JSON.stringify(REQUESTS[0])})
    s.on('close', () => console.log('closed'))`
  const child = spawn(process.execPath, ['-e', program], {
    uid: 54_321,
    gid: 54_321,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  assert.equal(await text(child.stdout), 'closed\n')
})

/** A site that answers the first request on each connection, and hangs up on the second. */
async function impatientSite(t: TestContext): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((socket) => {
    let isUsed = false
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      asked.push(chunk.toString().split(' HTTP')[0]!)
      if (isUsed) return void socket.destroy()
      isUsed = true
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => void server.close())
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

async function statusOf(port: number, method: string, url: string): Promise<number> {
  const body = method === 'POST' ? 'Content-Length: 1\r\n\r\nx' : '\r\n'
  const said = await answer(port, `${method} ${url} HTTP/1.1\r\nHost: site\r\nConnection: close\r\n${body}`)
  return Number(said.split(' ')[1])
}

test('a connection that its server closes just as it is used again costs no request but those that change something', async (t) => {
  const site = await impatientSite(t)
  const lookup = createLookup(
    () => true,
    async () => [],
    Date.now,
  )
  const opened = await openGateway({ lookup, mayVisit: () => true }, async () => true)
  t.after(() => opened.close())
  assert.equal(await statusOf(opened.port, 'GET', `${site.origin}/first`), 200)
  assert.equal(await statusOf(opened.port, 'GET', `${site.origin}/second`), 200)
  assert.deepEqual(site.asked, ['GET /first', 'GET /second', 'GET /second'])
  assert.equal(await statusOf(opened.port, 'GET', `${site.origin}/third`), 200)
  assert.equal(await statusOf(opened.port, 'POST', `${site.origin}/changes`), 502)
  assert.equal(site.asked.filter((line) => line === 'POST /changes').length, 1)
})
