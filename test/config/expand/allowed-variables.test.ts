import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowedVariables, whyMissing } from '../../../src/config/expand/allowed-variables.ts'

test('keys of other programs, and our own, are not for configs', () => {
  const foreign = {
    AWS_SECRET_ACCESS_KEY: 'x',
    GITHUB_TOKEN: 'x',
    NPM_TOKEN: 'x',
    OPENAI_API_KEY: 'x',
    PGPASSWORD: 'x',
    DATABASE_URL: 'x',
    SENTRY_DSN: 'x',
    HTTPS_PROXY: 'x',
    https_proxy: 'x',
    SSH_AUTH_SOCK: 'x',
    REGATTA_NOTIFY: 'x',
    REGATTA_GEOCODE_KEY: 'x',
  }
  assert.deepEqual(allowedVariables(foreign), {})
  for (const name of Object.keys(foreign)) assert.match(whyMissing(name, {}), /belongs to another program/)
})

test('what a user names for a site is', () => {
  const own = {
    GAZETTE_TOKEN: 'x',
    INVENTORY_USER: 'x',
    API_KEY: 'x',
    KEY: 'x',
    PGAZETTE: 'x',
    CITY_KEY: 'x',
    HOME: '/x',
  }
  assert.deepEqual(allowedVariables(own), own)
  assert.equal(whyMissing('GAZETTE_TOKEN', {}), 'which is not set')
})

test('a list of names opens them and closes all others', () => {
  const list = { REGATTA_CONFIG_VARIABLES: 'GAZETTE_*, GITHUB_TOKEN' }
  const allowed = allowedVariables({ ...list, GAZETTE_TOKEN: 'a', GITHUB_TOKEN: 'b', GITHUB_TOKEN_2: 'c', KEY: 'd' })
  assert.deepEqual(allowed, { ...list, GAZETTE_TOKEN: 'a', GITHUB_TOKEN: 'b' })
  assert.equal(whyMissing('KEY', allowed), 'which REGATTA_CONFIG_VARIABLES does not name')
  assert.equal(whyMissing('GAZETTE_USER', allowed), 'which is not set')
  assert.deepEqual(allowedVariables({ REGATTA_CONFIG_VARIABLES: ' ', KEY: 'd' }), {
    REGATTA_CONFIG_VARIABLES: ' ',
    KEY: 'd',
  })
})
