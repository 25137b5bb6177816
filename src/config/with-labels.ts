import { plainText } from '../vocabulary/text/plain-text.ts'
import { emptiedBy } from './files/choose-configs.ts'
import type { Emptied } from './files/choose-configs.ts'
import type { Finding } from './parse/finding.ts'
import { didYouMean } from './parse/nearest.ts'

interface Labelled {
  sources: { labels: string[]; file: string }[]
  invalid: { labels: string[] | null; file: string }[]
  lint: Finding[]
  mistakes: string[]
  emptied: Emptied | null
}

/** Keeps what has one of the labels. A file whose labels cannot be read may have any, and is kept. */
export function withLabels<F extends Labelled>(fleet: F, labels: readonly string[]): F {
  if (labels.length === 0) return fleet
  const wanted = new Set(labels)
  const has = (config: { labels: string[] | null }): boolean =>
    config.labels === null || config.labels.some((label) => wanted.has(label))
  const all = [...fleet.sources, ...fleet.invalid]
  const known = new Set(all.flatMap((config) => config.labels ?? []))
  const unknown = labels.filter((label) => !known.has(label))
  const sources = fleet.sources.filter(has)
  const broken = fleet.invalid.filter(has)
  const files = new Set([...sources, ...broken].map(({ file }) => file))
  return {
    ...fleet,
    sources,
    invalid: broken,
    lint: fleet.lint.filter(({ file }) => files.has(file)),
    mistakes: [
      ...fleet.mistakes,
      ...unknown.map((label) =>
        plainText(`--tag: no selected config has the label "${label}"${didYouMean(label, known)}`),
      ),
    ],
    emptied: fleet.emptied ?? emptiedBy(`--tag ${labels.join(',')}`, all, [...sources, ...broken]),
  }
}
