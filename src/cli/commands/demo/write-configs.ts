import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface ConfigPlace {
  line: number
  column: number
}

/**
 * Writes the demo's configs into a folder, with the simulated sites' own addresses in place of http://NAME.example.
 * Where the web has further copies of a site (NAME-2 ...), each gets a config of its own. `broken` (country/source) are
 * given a mistake; where it stands is returned.
 */
export async function writeConfigs(
  folder: string,
  sites: Readonly<Record<string, string>>,
  broken: ReadonlySet<string> = new Set(),
): Promise<Map<string, ConfigPlace>> {
  const places = new Map<string, ConfigPlace>()
  const templates = templateFolder()
  for (const country of await readdir(templates)) {
    for (const file of await readdir(join(templates, country))) {
      const template = await readFile(join(templates, country, file), 'utf8')
      for (const suffix of copies(template, sites)) {
        const source = file.replace(/\.yaml$/, '') + suffix.replace('-', '_')
        const text = template.replaceAll(ADDRESS, (_, name: string) => sites[name + suffix] ?? '')
        const mistaken = broken.has(`${country}/${source}`) ? breakConfig(text) : null
        if (mistaken !== null) places.set(`${country}/${source}`, mistaken.place)
        const path = join(folder, country, `${source}.yaml`)
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, mistaken?.text ?? text)
      }
    }
  }
  return places
}

const ADDRESS = /http:\/\/([a-z-]+)\.example/g

/** '' for the site itself, '-2' for its second copy. */
function copies(template: string, sites: Readonly<Record<string, string>>): string[] {
  const name = new RegExp(ADDRESS).exec(template)?.[1] ?? ''
  return Object.keys(sites)
    .filter((site) => site === name || (site.startsWith(`${name}-`) && /^-\d+$/.test(site.slice(name.length))))
    .map((site) => site.slice(name.length))
}

/** A word where a number has to stand. */
function breakConfig(text: string): { text: string; place: ConfigPlace } {
  const lines = text.split('\n')
  const line = lines.findIndex((one) => one.startsWith('concurrency: '))
  if (line === -1) throw new Error('a template without concurrency')
  lines[line] = 'concurrency: plenty'
  return { text: lines.join('\n'), place: { line: line + 1, column: 'concurrency: '.length + 1 } }
}

/** Beside the bundle in dist/, or in the checkout. */
function templateFolder(): string {
  const packaged = fileURLToPath(new URL('../demo/configs', import.meta.url))
  return existsSync(packaged) ? packaged : fileURLToPath(new URL('../../../../demo/configs', import.meta.url))
}
