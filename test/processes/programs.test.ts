import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inheritedEnvironment } from '../../src/processes/programs.ts'

test('scrapers do not inherit where a run notifies people', () => {
  const env = {
    PATH: '/bin',
    HTTPS_PROXY: 'http://proxy.example',
    REGATTA_DATA_DIR: 'data',
    REGATTA_NOTIFY: 'https://hooks.example/secret',
    MONITORING_URL: 'https://monitor.example/secret',
    REGATTA_NOTIFY_SECRET: 'secret',
    REGATTA_GEOCODE_KEY: 'secret',
    REGATTA_PHONE_LOOKUP_KEY: 'secret',
  }
  assert.deepEqual(inheritedEnvironment(env), {
    PATH: '/bin',
    HTTPS_PROXY: 'http://proxy.example',
    REGATTA_DATA_DIR: 'data',
  })
})
