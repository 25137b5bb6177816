import { shownPath } from '../../../config/files/shown-path.ts'
import type { ExportReport } from '../../../store/export/export-rows.ts'
import { jsonLine } from '../../../tables/jsonl/json-line.ts'
import { countedThousands } from '../../../vocabulary/text/counted.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'

/**
 * Says what an export came to; returns the exit code. `out`: null for stdout, which then has no room for a document.
 */
export function reportExport(
  { records, sources, broken, absent }: ExportReport,
  { place, out, format }: { place: string | null; out: string | null; format: string },
  { json, quiet }: Pick<CommonArgs, 'json' | 'quiet'>,
  io: Io,
): number {
  for (const { file, message } of broken) {
    io.stderr.write(`${NAME}: not exported: ${plainText(message.replace(file, () => shownPath(file, io.cwd)))}\n`)
  }
  for (const field of absent) io.stderr.write(`${NAME}: no record has ${plainText(field)}\n`)
  if (json && out !== null) {
    const failed = broken.map(({ file, reason, message }) => ({ file, reason, message }))
    io.stdout.write(jsonLine({ records, sources, out, format, broken: failed }))
  } else if (!quiet) {
    const of = countedThousands(sources, 'source')
    const to = place === null ? '' : ` to ${place}`
    io.stderr.write(`wrote ${countedThousands(records, 'record')} of ${of}${plainText(to)}\n`)
  }
  return broken.length > 0 ? 1 : 0
}
