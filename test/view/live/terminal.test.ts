import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Terminal } from '../../../src/view/live/terminal.ts'
import { SmallTerminal } from '../small-terminal.ts'

test('what ended scrolls by once, what runs is drawn in place', () => {
  const screen = new SmallTerminal(20, 6)
  const terminal = new Terminal(screen)
  terminal.paint([], ['head 1', 'a', 'b'])
  terminal.paint(['done a'], ['head 2', 'b'])
  terminal.paint([], ['head 3', 'b', 'c', 'd'])
  terminal.paint([], ['head 4'])
  assert.deepEqual(screen.visible, ['done a', 'head 4'])
  terminal.close(['done b'])
  assert.deepEqual(screen.lines, ['done a', 'done b', ''])
})

test('one write for each paint', () => {
  const screen = new SmallTerminal()
  const terminal = new Terminal(screen)
  for (let i = 0; i < 3; i++) terminal.paint([`${i}`], ['head', 'line'])
  assert.equal(screen.writes.length, 3)
})

test('a frame as high as the screen does not scroll it', () => {
  const screen = new SmallTerminal(20, 4)
  const terminal = new Terminal(screen)
  for (let i = 0; i < 5; i++) terminal.paint([], [`head ${i}`, 'a', 'b', 'c'])
  assert.deepEqual(screen.lines, ['head 4', 'a', 'b', 'c'])
})

test('the ^C that a terminal echoes does not break a line that is full', () => {
  const screen = new SmallTerminal(10, 4)
  const terminal = new Terminal(screen)
  terminal.paint([], ['head 1234', '123456789'])
  screen.echo('^C')
  terminal.paint([], ['head 1234', '123456789'])
  assert.deepEqual(screen.lines, ['head 1234', '123456789'])
})

test('a frame that a narrower window has broken over several rows is drawn over, whole', () => {
  const screen = new SmallTerminal(20, 12)
  const terminal = new Terminal(screen)
  terminal.paint(['done'], ['head', 'a'.repeat(19), 'b'.repeat(19), 'c'.repeat(19)])
  screen.narrow(8)
  terminal.paint([], ['head', 'a', 'b', 'c'])
  assert.deepEqual(screen.lines, ['done', 'head', 'a', 'b', 'c'])
})

test('closing erases the frame and what a narrower window has made of it', () => {
  const screen = new SmallTerminal(20, 12)
  const terminal = new Terminal(screen)
  terminal.paint(['done'], ['head', 'a'.repeat(19), 'b'.repeat(19)])
  screen.narrow(8)
  terminal.close(['end'])
  assert.deepEqual(
    screen.lines.filter((line) => line !== ''),
    ['done', 'end'],
  )
})

test('a whole screen is never erased at once: tmux would keep it', () => {
  const screen = new SmallTerminal(20, 3)
  const terminal = new Terminal(screen)
  terminal.paint([], ['head', 'a', 'b'])
  terminal.paint(['done'], ['head', 'a', 'b'])
  terminal.close([])
  // oxlint-disable-next-line no-control-regex -- escape sequences are the matter
  for (const write of screen.writes) assert.doesNotMatch(write, /A\u001b\[J/)
})

test('the cursor is hidden while a frame stands and given back when it goes', () => {
  const screen = new SmallTerminal()
  const terminal = new Terminal(screen)
  terminal.leave()
  terminal.close([])
  assert.deepEqual(screen.writes, [])
  terminal.paint([], ['head'])
  assert.equal(screen.cursorHidden, true)
  terminal.leave()
  assert.equal(screen.cursorHidden, false)
  terminal.paint([], ['head'])
  terminal.close([])
  assert.equal(screen.cursorHidden, false)
})

test('a terminal that does not know its size is taken for the usual one', () => {
  const screen = new SmallTerminal(0, 0)
  assert.deepEqual(new Terminal(screen).size(), { rows: 24, columns: 80 })
})
