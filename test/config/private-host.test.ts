import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPrivateHost } from '../../src/config/private-host.ts'

const PRIVATE = [
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '0.0.0.0',
  '100.64.0.1',
  '[::1]',
  '[fd00::1]',
  '[fe80::1]',
  '[::ffff:7f00:1]',
  'localhost',
  'LOCALHOST.',
  'a.localhost',
  'web',
  'printer.local',
  'api.internal',
  'nas.home.arpa',
]
const PUBLIC = [
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '[2606:4700::1111]',
  'a.example',
  'localhost.example',
  'internal.example',
]

for (const host of PRIVATE) test(`${host} is private`, () => assert.equal(isPrivateHost(host), true))
for (const host of PUBLIC) test(`${host} is public`, () => assert.equal(isPrivateHost(host), false))
