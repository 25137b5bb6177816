import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The licence texts of the packages that ended up in the bundles, for the file that has to go with them.
 * `modules` are file names as the bundler reports them. Throws when a package has no licence text: it could not be
 * shipped.
 */
export function licenseText(modules: string[]): string {
  const folders = new Set(modules.flatMap((module) => packageFolder(module) ?? []))
  const sections = [...folders].map(section).toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
  const intro = 'The bundled programs contain code of these packages, under their own licences.'
  const merged = Object.entries(Object.groupBy(sections, (each) => each.text)).map(
    ([text, same]) => `${[...new Set(same!.map((each) => each.title))].join('\n')}\n\n${text}`,
  )
  return `${[intro, ...merged].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

/** The package a file belongs to: .../node_modules/name or .../node_modules/@scope/name; null for a file of our own. */
export function packageFolder(module: string): string | null {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module)?.[0] ?? null
}

function section(folder: string): { title: string; text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    license?: string
  }
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  if (license === undefined) throw new Error(`Cannot ship '${name}': its package.json names no licence`)
  const text = file === undefined ? `Licensed under ${license}.` : readFileSync(join(folder, file), 'utf8').trim()
  return { title: `${name} ${version} (${license})`, text }
}
