import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import type { ConfigFile } from '../files/discover.ts'
import { readConfigText } from '../files/read-config-text.ts'
import { schemaLineFinding } from '../files/schema-line.ts'
import { shownPath } from '../files/shown-path.ts'
import type { Finding, Problem } from '../parse/finding.ts'
import { readSharedFile } from './read-shared-file.ts'
import type { Layer, SharedSettings } from './read-shared-file.ts'
import { SHARED_STEM } from './shared-file.ts'

/** What the folders around a config say for it. */
export interface Inherited {
  /** Outermost first. */
  layers: Layer[]
  /** Of `_defaults.yaml` files that cannot be read: the config cannot run without them. */
  problems: Problem[]
  /** Differs whenever one of the files does; '' where there is none. */
  digest: string
}

/** A folder without such a file has no settings, and '' for the rest. */
interface ReadFolder {
  settings: SharedSettings | null
  text: string
  path: string
}

/** The `_defaults.yaml` files of a config folder, each read once. */
export class SharedFolders {
  readonly #configDir: string
  readonly #cwd: string
  readonly #folders = new Map<string, ReadFolder>()

  constructor(configDir: string, cwd: string) {
    this.#configDir = configDir
    this.#cwd = cwd
  }

  /** The files in the config folder itself, in the regions and in the country of this config. */
  around({ region, country }: Pick<ConfigFile, 'region' | 'country'>): Inherited {
    const names = [...(region === '' ? [] : region.split('/')), country]
    const folders = names.map((_, i) => join(this.#configDir, ...names.slice(0, i + 1)))
    const inherited: Inherited = { layers: [], problems: [], digest: '' }
    for (const folder of [this.#configDir, ...folders]) {
      const { settings, text } = this.#read(folder)
      if (settings === null) continue
      inherited.digest += `${settings.ok ? settings.layer.file : ''}\0${text}\0`
      if (settings.ok) inherited.layers.push(settings.layer)
      else inherited.problems.push(...settings.problems)
    }
    return inherited
  }

  /** What is unwise in the files read so far. */
  lint(): Finding[] {
    return [...this.#folders.values()].flatMap(({ settings, text, path }) => {
      if (settings?.ok !== true) return []
      const finding = schemaLineFinding(text, path, settings.layer.file, 'defaults')
      return finding === null ? settings.lint : [finding, ...settings.lint]
    })
  }

  #read(folder: string): ReadFolder {
    const known = this.#folders.get(folder)
    if (known !== undefined) return known
    const read = this.#readAnew(folder)
    this.#folders.set(folder, read)
    return read
  }

  #readAnew(folder: string): ReadFolder {
    const paths = ['.yaml', '.yml'].map((ending) => join(folder, `${SHARED_STEM}${ending}`)).filter(isThere)
    const [path] = paths
    if (path === undefined) return { settings: null, text: '', path: '' }
    const file = plainText(shownPath(path, this.#cwd))
    const broken = (message: string): ReadFolder => {
      const problem: Problem = { file, line: 1, column: 1, path: '', level: 'error', rule: 'file', message }
      return { settings: { ok: false, problems: [problem] }, text: message, path }
    }
    if (paths.length > 1) return broken(`${SHARED_STEM}.yaml and ${SHARED_STEM}.yml stand side by side: remove one`)
    const text = readConfigText(path)
    if (!text.ok) return broken(text.why)
    return { settings: readSharedFile(text.text, file), text: text.text, path }
  }
}

/** Also true for a link to nowhere, which is a mistake rather than nothing. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}
