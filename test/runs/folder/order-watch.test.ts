import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once, EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { watchOrder } from '../../../src/runs/folder/order-watch.ts'
import { giveOrder, type OrderKind, readOrder } from '../../../src/runs/folder/orders.ts'
import { scratchFolder } from '../../store/scratch.ts'

test('each new order is passed on once, and the time of pauses adds up', async (t) => {
  const folder = scratchFolder(t)
  const bell = new EventEmitter()
  const seen: (OrderKind | null)[] = []
  let now = 0
  const watched = watchOrder(
    folder,
    (order) => (seen.push(order), bell.emit('order')),
    () => now,
  )
  t.after(() => watched.close())
  const given = async (order: OrderKind | null): Promise<void> => {
    giveOrder(folder, order)
    await once(bell, 'order')
  }
  await given('pause')
  now = 1000
  assert.deepEqual([watched.isPaused, watched.paused_ms()], [true, 1000])
  await given(null)
  now = 5000
  assert.deepEqual([watched.isPaused, watched.paused_ms()], [false, 1000])
  await given('pause')
  now = 5500
  await given('stop')
  now = 9000
  assert.deepEqual([watched.isPaused, watched.paused_ms()], [false, 1500])
  assert.deepEqual(seen, ['pause', null, 'pause', 'stop'])
})

test('an order that is taken back twice, or was never given, is none', (t) => {
  const folder = scratchFolder(t)
  giveOrder(folder, null)
  giveOrder(folder, 'kill')
  assert.equal(readOrder(folder)?.order, 'kill')
  giveOrder(folder, null)
  giveOrder(folder, null)
  assert.equal(readOrder(folder), null)
})

for (const [order, isAlive] of [
  ['pause', true],
  ['stop', false],
] as const) {
  test(`a process that waits for nothing else ${isAlive ? 'lives on' : 'ends'} with the order ${order}`, (t) => {
    const folder = scratchFolder(t)
    giveOrder(folder, order)
    const module = fileURLToPath(new URL('../../../src/runs/folder/order-watch.ts', import.meta.url))
    const program = `const { watchOrder } = await import(${JSON.stringify(module)})
watchOrder(${JSON.stringify(folder)}, () => console.log('seen'))
${isAlive ? "process.on('SIGALRM', () => process.exit(7)); setTimeout(() => process.kill(process.pid, 'SIGALRM'), 1000).unref()" : ''}`
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    assert.equal(stdout, 'seen\n')
    assert.equal(status, isAlive ? 7 : 0)
  })
}
