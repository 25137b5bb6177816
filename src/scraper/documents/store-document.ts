import { basename } from 'node:path'
import { checkDocument } from '../../documents/check-document.ts'
import { documentName } from '../../documents/file-name.ts'
import { keepDocument } from '../../documents/keep-document.ts'
import type { PdfReader } from '../../documents/pdf-reader.ts'
import type { DocumentOutcome, PendingDocument } from '../../store/store.ts'
import { isSystemError } from '../../vocabulary/system-error.ts'
import type { RunContext } from '../run-context.ts'

/** What the documents of a run share. */
export interface StoringTools {
  run: RunContext
  /** Where documents are that are under way. */
  partsFolder: string
  naming: Turns
  pdf: Pick<PdfReader, 'read'>
}

/** One after the other: a name, or a content, must be on record before the next document is given one. */
type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** Lets one work begin when the one before has ended. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/**
 * Checks a file that has come as this document, gives it its name, and notes that it is there. However it came:
 * `filename` is what its server calls it. The file is gone afterwards, or is left where it is not what it should be.
 */
export async function storeDocument(
  one: PendingDocument,
  { file: came, filename }: { file: string; filename: string },
  { run, naming, pdf }: StoringTools,
): Promise<{ ok: true; outcome: DocumentOutcome } | { ok: false; fault: string }> {
  const checked = await check(came, one, pdf)
  if (!checked.ok) return checked
  const { ext, type, bytes, sha256 } = checked
  const wanted = documentName(one.name, one.fields, { filename, ext, index: one.index, sha256 })
  return naming(async () => {
    const { store, task, log } = run
    const same = (await store.filesWith(sha256)).map((file) => basename(file))
    const name = await keepDocument(came, { folder: task.files ?? '', name: wanted, sha256, same })
    if (name !== wanted) log.warn({ url: one.url, wanted, name }, 'another document has this name')
    const file = [task.config.country, task.config.source, 'files', name].join('/')
    const outcome = { status: 'stored', name, file, type, bytes, sha256 } as const
    await store.settleDocument(one.position, outcome)
    return { ok: true, outcome }
  })
}

/** What the file system says of one document is that document's fault. */
async function check(...args: Parameters<typeof checkDocument>): ReturnType<typeof checkDocument> {
  try {
    return await checkDocument(...args)
  } catch (error) {
    if (!isSystemError(error)) throw error
    return { ok: false, fault: error.message }
  }
}
