import assert from 'node:assert/strict'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { freeRoom, keepRoom, withRoom } from '../../../../src/runs/folder/files/spare-room.ts'
import { scratchFolder } from '../../../store/scratch.ts'

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })

test('what does not fit is written in the room that was kept, with as little of it as it takes', (t) => {
  const folder = scratchFolder(t)
  keepRoom(folder, 65_536)
  const room = join(folder, 'room')
  assert.equal(statSync(room).mode & 0o077, 0)
  let written = 0
  const needs = (left: number) => () => {
    if ((statSync(room, { throwIfNoEntry: false })?.size ?? 0) > left) throw full
    written++
  }
  withRoom(folder, needs(65_536))
  assert.equal(statSync(room).size, 65_536)
  withRoom(folder, needs(20_000))
  assert.equal(statSync(room).size, 16_384)
  withRoom(folder, needs(0))
  assert.equal(existsSync(room), false)
  assert.throws(() => withRoom(folder, () => assert.fail(full)), full, 'no room left')
  assert.equal(written, 3)
})

test('room is for full disks only, and is given back', (t) => {
  const folder = scratchFolder(t)
  keepRoom(folder, 8192)
  const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' })
  assert.throws(() => withRoom(folder, () => assert.fail(denied)), denied)
  assert.deepEqual(readdirSync(folder), ['room'])
  freeRoom(folder)
  freeRoom(folder)
  assert.deepEqual(readdirSync(folder), [])
})
