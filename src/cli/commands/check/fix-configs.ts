import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadFleet } from '../../../config/files/load.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { fixConfig } from '../../../workbench/fix-config.ts'
import type { CommonArgs, Io } from '../../command.ts'
import type { SelectionArgs } from '../../options/selection-options.ts'

/** Mends what is mechanical in the selected configs, and prints a line for each change. */
export async function fixConfigs(args: SelectionArgs & CommonArgs, io: Io): Promise<void> {
  const { country: countries, exclude } = args
  const { sources, invalid } = await loadFleet(args.configDir, args.pattern, io.cwd, { countries, exclude })
  for (const file of new Set([...sources, ...invalid].map((config) => config.file))) {
    const path = resolve(io.cwd, file)
    const before = readFileSync(path, 'utf8')
    const { text, changes } = fixConfig(before)
    if (changes.length === 0) continue
    writeFileSync(path, text)
    io.stderr.write(changes.map((change) => `${plainText(`${file}: ${change}`)}\n`).join(''))
  }
}
