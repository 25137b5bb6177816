import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { connect } from 'node:net'
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
