import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { modelStandIn } from '../opinion/stand-in.ts'

const CLI = fileURLToPath(new URL('../../src/bin/cli.ts', import.meta.url))

async function hours(
  env: Record<string, string>,
  ...words: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [CLI, 'hours', ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, out, err }
}

test('a model is asked only where that is wanted, and what it lacks is said', async (t) => {
  const { url, asked } = await modelStandIn(t, [
    '{"facts":[{"days":["SU"],"start":"10:00","end":null,"quote":"at ten on the Lord\'s day"}]}',
    500,
  ])
  const env = { REGATTA_OPINION_URL: url, REGATTA_OPINION_MODEL: 'm' }
  const sentence = "Open Mon 9am-5pm, and at ten on the Lord's day"
  assert.match((await hours(env, sentence)).out, /MO 09:00-17:00/)
  assert.equal(asked.length, 0)
  const told = await hours(env, sentence, '--opinion')
  assert.match(told.out, /MO 09:00-17:00[^]*SU 10:00  40 %/)
  assert.equal(asked.length, 1)
  const failed = await hours(env, sentence, '--opinion')
  assert.deepEqual([failed.code, /no second opinion: .*HTTP 500/.test(failed.err)], [0, true], failed.err)
  const unset = await hours({ REGATTA_OPINION_URL: '' }, sentence, '--opinion')
  assert.deepEqual([unset.code, /needs REGATTA_OPINION_URL/.test(unset.err)], [2, true], unset.err)
})
