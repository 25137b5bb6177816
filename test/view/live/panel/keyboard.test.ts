import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { type KeyInput, openKeyboard } from '../../../../src/view/live/panel/keyboard.ts'

function terminal(): { input: KeyInput & PassThrough; raw: boolean[] } {
  const raw: boolean[] = []
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) })
  return { input, raw }
}

async function typed(input: PassThrough, text: string): Promise<void> {
  input.write(text)
  await new Promise(setImmediate)
}

test('keys come while they are grabbed, signals go on as the terminal sends them, and the mode is given back', async () => {
  const { input, raw } = terminal()
  const seen: string[] = []
  const keyboard = openKeyboard(input, (key) => seen.push(key), {
    signal: (name) => seen.push(name),
    isForeground: () => true,
  })
  keyboard.grab()
  keyboard.grab()
  await typed(input, 'f\u0003\u001a\u001c')
  assert.deepEqual(seen, ['f', 'SIGINT', 'SIGTSTP', 'SIGQUIT'])
  assert.equal(keyboard.isGrabbed, true)
  keyboard.release()
  keyboard.release()
  await typed(input, 'x')
  assert.deepEqual([seen.length, raw, input.isPaused(), input.listenerCount('data')], [4, [true, false], true, 0])
})

test('without a terminal, in the background, or where the mode cannot be set, no key is read', () => {
  for (const [change, isForeground] of [
    [{ isTTY: false }, true],
    [{ setRawMode: undefined }, true],
    [{}, false],
    [
      {
        setRawMode: () => {
          throw new Error('EIO')
        },
      },
      true,
    ],
  ] as const) {
    const { input, raw } = terminal()
    Object.assign(input, change)
    const keyboard = openKeyboard(input, () => undefined, { isForeground: () => isForeground })
    keyboard.grab()
    assert.deepEqual([raw, input.listenerCount('data'), keyboard.isGrabbed], [[], 0, false])
  }
})

test('an input that ends or fails is let go', async () => {
  const { input, raw } = terminal()
  const keyboard = openKeyboard(input, () => undefined, { isForeground: () => true })
  keyboard.grab()
  input.emit('error', new Error('EIO'))
  assert.deepEqual([keyboard.isGrabbed, raw], [false, [true, false]])
})
