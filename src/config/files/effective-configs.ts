import { plainText } from '../../vocabulary/text/plain-text.ts'
import { parseSource } from '../parse/parse.ts'
import { readYaml } from '../parse/yaml-text.ts'
import { configText } from '../shared/config-text.ts'
import { effectiveSettings } from '../shared/effective-settings.ts'
import type { EffectiveSetting } from '../shared/effective-settings.ts'
import { SharedFolders } from '../shared/shared-folders.ts'
import type { Source } from '../source.ts'
import { scraperId } from '../source.ts'
import { discover } from './discover.ts'
import { readConfigText } from './read-config-text.ts'
import { shownPath } from './shown-path.ts'

/** One config with every value that it runs with. */
export interface EffectiveConfig {
  country: string
  source: string
  settings: EffectiveSetting[]
}

/** Reads these configs, which are valid, once more, with where each of their values stands. */
export function effectiveConfigs(sources: readonly Source[], configDir: string, cwd: string): EffectiveConfig[] {
  const files = new Map(discover(configDir).configs.map((config) => [scraperId(config), config]))
  const shared = new SharedFolders(configDir, cwd)
  return sources.flatMap((known) => {
    const config = files.get(scraperId(known))
    const text = config === undefined ? undefined : readConfigText(config.path)
    if (config === undefined || text?.ok !== true) return []
    const { region, country, source } = config
    const { layers } = shared.around(config)
    const yaml = readYaml(text.text)
    const file = plainText(shownPath(config.path, cwd))
    const parsed = parseSource(text.text, { file, region, country, source }, { lint: false }, layers)
    if (yaml.data === null || !parsed.ok) return []
    const whole = configText(yaml, yaml.data, file, layers)
    return [{ country, source, settings: effectiveSettings(whole, parsed.source) }]
  })
}
