import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runStrip } from '../../../src/report/page/charts/run-strip.ts'

test('a strip has a bar for every run, the worse the taller, and says it in words', () => {
  const { markup } = runStrip(['success', null, 'failed', 'success'])
  assert.match(markup, /<path class="success" d="M0 12v-5M12 12v-5"\/>/)
  assert.match(markup, /<path class="failed" d="M8 12v-12"\/>/)
  assert.match(markup, /aria-label="2 success, 1 failed"/)
  assert.match(runStrip([null]).markup, /aria-label="no run"/)
})
