import assert from 'node:assert/strict'
import { test } from 'node:test'
import { taskOf } from '../../../src/fleet/plan/task-of.ts'
import type { TaskContext } from '../../../src/fleet/plan/task-of.ts'
import { source } from '../stand-in-fleet.ts'

const context: TaskContext = {
  run: '20260101_000000_0000',
  group: null,
  store: '/data/fiji/sun.db',
  hosts: '/state/hosts',
  settings: {
    mode: 'update',
    max_pages: 3,
    max_articles: null,
    max_wait_ms: 600_000,
    record: null,
    replay: null,
    log_level: 'info',
    timeout_ms: null,
    grace_ms: 15_000,
  },
}

test('a task is plain JSON that holds everything', () => {
  const config = source('fiji/sun')
  const task = taskOf(config, context)
  assert.deepEqual(JSON.parse(JSON.stringify(task)), task)
  assert.deepEqual(task, {
    run: '20260101_000000_0000',
    attempt: 1,
    group: null,
    config,
    store: '/data/fiji/sun.db',
    hosts: '/state/hosts',
    only: 'all',
    retry: 'transient',
    ...context.settings,
  })
})

test('the same source and context give the same task, and neither is changed', () => {
  const before = structuredClone(context)
  assert.deepEqual(taskOf(source('fiji/sun'), context), taskOf(source('fiji/sun'), context))
  assert.deepEqual(context, before)
})

test('what is different for a scraper goes before the settings of the run', () => {
  const own = { attempt: 3, only: 'failed', retry: 'all', record: '/recordings/sun.warc.gz' } as const
  const task = taskOf(source('tonga/sun'), { ...context, group: 'sun', own })
  assert.deepEqual([task.attempt, task.only, task.retry, task.record], [3, 'failed', 'all', '/recordings/sun.warc.gz'])
  assert.deepEqual([task.group, task.max_pages, task.replay], ['sun', 3, null])
})
