import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BLOCKED_PORTS } from '../../../src/report/notify/blocked-ports.ts'

/** Past the last port of the list. */
const MOST = 11_000

test('just the ports are refused that fetch sends nothing to', async () => {
  const asked = new Set<number>()
  // fetch comes to its dispatcher only where it would send; this one sends nothing.
  const dispatcher = {
    dispatch({ origin }: { origin: string | URL }): boolean {
      asked.add(Number(new URL(origin).port || 80))
      throw new Error('not sent')
    },
  }
  for (let port = 1; port < MOST; port++) {
    await fetch(`http://127.0.0.1:${port}/`, { dispatcher } as unknown as RequestInit).catch(() => undefined)
  }
  const refused = Array.from({ length: MOST }, (_, port) => port).filter((port) => !asked.has(port))
  // 0, which is no port at all, is among them and was not tried.
  assert.deepEqual(refused, [...BLOCKED_PORTS])
})
