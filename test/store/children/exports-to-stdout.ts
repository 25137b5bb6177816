// `export` as a process of its own: data folder, then the flags that it takes, as JSON.
import { exportCommand } from '../../../src/cli/commands/export/command.ts'
import { commonArgs } from '../examples.ts'

import { ONE_FILE } from '../../cli/exported.ts'

const [dataDir = '', flags = '{}'] = process.argv.slice(2)
const args = { pattern: [], format: undefined, out: undefined, since: undefined, until: undefined, fields: undefined }
const { stdout, stderr, env } = process
// As the program itself does: the error is for whoever writes at that time.
stdout.on('error', () => undefined)
process.exitCode = await exportCommand.run(
  { ...commonArgs(dataDir), ...ONE_FILE, ...args, ...(JSON.parse(flags) as object) },
  { stdout, stderr, env, cwd: process.cwd() },
)
