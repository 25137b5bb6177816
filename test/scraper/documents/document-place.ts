import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { DocumentRule, Source } from '../../../src/config/source.ts'
import type { Task } from '../../../src/runs/folder/task.ts'
import type { RecordDocument } from '../../../src/vocabulary/record.ts'
import { makePdf } from '../../documents/make-pdf.ts'
import { exampleSource } from '../example-source.ts'
import { type Ended, type Started, workplace } from '../run-scraper.ts'
import { type AnswerDocument, type DocumentSite, startDocumentSite } from './document-site.ts'

export interface DocumentPlace {
  site: DocumentSite
  config: Source
  run(patch?: Partial<Source>, task?: Partial<Task>): Promise<Ended>
  start(patch?: Partial<Source>): Started
  documents(): Promise<Record<string, RecordDocument[]>>
  files(): Record<string, string>
  /** Names of what is under way. */
  parts(): string[]
  folder: string
}

/** A site with documents, and a folder in which scrapers visit it. */
export async function placeWith(
  t: TestContext,
  links: Record<string, string[]>,
  documents: Record<string, AnswerDocument>,
  rule: Partial<DocumentRule> = {},
): Promise<DocumentPlace> {
  const site = await startDocumentSite(t, links, documents)
  const place = workplace(t)
  const source = exampleSource(site.origin)
  const config = {
    ...source,
    fields: { ref: { type: 'text' as const, selector: ['.ref'], required: true } },
    documents: [{ link: ['a.pdf::attr(href)'], name: '{ref}.pdf', type: 'pdf', contains: '{ref}', ...rule }],
  }
  const folder = join(place.folder, 'files')
  return {
    site,
    folder,
    config,
    run: (patch, task) => place.run({ ...config, ...patch }, { files: folder, ...task }),
    start: (patch) => place.start({ ...config, ...patch }, { files: folder }),
    parts: () => readdirSync(join(folder, '.parts')),
    async documents() {
      const records = await place.records()
      return Object.fromEntries(
        records.map(({ extra, documents: all = [] }) => [typeof extra['ref'] === 'string' ? extra['ref'] : '', all]),
      )
    },
    files() {
      const names = readdirSync(folder).filter((name) => name !== '.parts')
      assert.deepEqual(readdirSync(join(folder, '.parts')), [], 'nothing is left of finished downloads')
      return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'latin1')]))
    },
  }
}

export const pdf = (ref: string): Buffer => makePdf(`Item ${ref}`)
export const text = (bytes: Buffer): string => bytes.toString('latin1')
