import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostOf } from '../../src/vocabulary/host-of.ts'

test("a host has its port, unless that is the scheme's own", () => {
  assert.equal(hostOf('https://News.Example:443/a?b'), 'news.example')
  assert.equal(hostOf('http://news.example:8080/'), 'news.example:8080')
  assert.equal(hostOf('no url'), '')
})
