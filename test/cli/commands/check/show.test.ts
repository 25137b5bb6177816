import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { checkCommand } from '../../../../src/cli/commands/check/command.ts'
import { NO_FILTERS } from '../../../../src/cli/options/selection-options.ts'
import { configFolder } from '../../../config/config-folder.ts'
import { gazette } from '../../../config/gazette.ts'
import { commonArgs, memoryIo } from '../../../store/examples.ts'

async function show(t: TestContext, flags: { json?: boolean; live?: number } = {}): Promise<[number, string, string]> {
  const dir = configFolder(t, {
    'configs/_defaults.yaml': 'retries: 7\nheaders: {X-Api-Key: abc, Accept: text/html}\ncookies: {session: abc}\n',
    'configs/fiji/gazette.yaml': gazette({
      9: 'retry_seconds: 4',
      10: 'login: {url: "https://gazette.example/in", steps: [{fill: "#key", value: abc}], logged_in: "#out"}',
    }),
    'configs/fiji/broken.yaml': gazette({ 9: 'retries: x' }),
  })
  const { io, out, err } = memoryIo(dir)
  const args = { ...commonArgs(dir), configDir: join(dir, 'configs'), pattern: [], ...NO_FILTERS }
  const code = await checkCommand.run(
    {
      ...args,
      strict: false,
      live: 0,
      shot: false,
      replay: undefined,
      fix: false,
      watch: false,
      suggest: false,
      write: false,
      show: true,
      ...flags,
    },
    io,
  )
  return [code, out(), err()]
}

test('--show prints every value with the place that it comes from', async (t) => {
  const [code, out, err] = await show(t)
  assert.equal(code, 1)
  assert.match(out, /^# fiji\/gazette\n\nname: The Gazette # configs\/fiji\/gazette\.yaml:1\n/)
  assert.match(out, /^retries: 7 # configs\/_defaults\.yaml:1$/m)
  assert.match(out, /^retry_seconds: 4 # configs\/fiji\/gazette\.yaml:9$/m)
  assert.match(out, /^request_timeout: 60 # default$/m)
  assert.match(out, /^ {2}start_page: 1 # default$/m)
  assert.match(err, /^configs\/fiji\/broken\.yaml:9:10 retries must be /)
})

test('--show hides what may be a secret, and nothing else', async (t) => {
  const [, out] = await show(t)
  assert.doesNotMatch(out, /abc/)
  assert.match(out, /X-Api-Key: "\[\.\.\.\]"/)
  assert.match(out, /Accept: text\/html/)
})

test('--show --json is one document', async (t) => {
  const [, out] = await show(t, { json: true })
  const { configs, invalid } = JSON.parse(out)
  assert.deepEqual(configs[0].settings.retries, { value: 7, from: 'configs/_defaults.yaml:1' })
  assert.equal(invalid[0].source, 'broken')
})

test('--show and --live are refused together', async (t) => {
  const [code, out, err] = await show(t, { live: 1 })
  assert.deepEqual([code, out], [2, ''])
  assert.match(err, /--show and --live/)
})
