import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadFleet } from '../src/config/files/load.ts'
import type { Source } from '../src/config/source.ts'

/** The source that a config says, from its text; its file is left below `folder`. Throws what is wrong with it. */
export async function onlySource(folder: string, text: string): Promise<Source> {
  const configs = join(folder, 'configs')
  mkdirSync(join(configs, 'bench'), { recursive: true })
  writeFileSync(join(configs, 'bench', 'lantern.yaml'), text)
  const { sources, invalid } = await loadFleet(configs, [], folder)
  const [source] = sources
  if (source === undefined) throw new Error(invalid[0]?.message ?? 'no config')
  return source
}
