import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readKeys } from '../../../../src/view/live/panel/read-keys.ts'

test('arrows of both kinds, named keys and characters are told apart, several at once', () => {
  assert.deepEqual(readKeys('\u001b[A\u001bOBf?\r\u001b[6~\u001b[5~'), [
    'up',
    'down',
    'f',
    '?',
    'enter',
    'page down',
    'page up',
  ])
  assert.deepEqual(readKeys('\u001b'), ['escape'])
  assert.deepEqual(readKeys('\u0003\u001a\u001c'), ['ctrl c', 'ctrl z', 'ctrl \\'])
  assert.deepEqual(readKeys('\u00e9\u{1f600}+-'), ['\u00e9', '\u{1f600}', '+', '-'])
})

test('what is no key of ours is dropped', () => {
  assert.deepEqual(readKeys('\u001b[1;5C\u001b[200~\u001b[3~\u001bOP\u0001\u0000'), [])
  assert.deepEqual(readKeys('\u001b[I\u001b[O'), [])
})
