import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { openTable } from '../../src/tables/open-table.ts'
import { TableError, type TableFormat } from '../../src/tables/table.ts'
import { SHEET_PATH, WORKBOOK_PARTS } from '../../src/tables/xlsx/workbook-parts.ts'
import { withFile } from './scratch-file.ts'

/** Reads every row of a table; what is none is refused by a TableError. */
export async function readTable(input: Buffer, format: TableFormat): Promise<void> {
  await withFile(`a.${format}`, input, async (path) => {
    try {
      const { rows } = await openTable(path, format)
      for await (const row of rows) void row.number
    } catch (error) {
      // Ours too where it was taken for damage of the file.
      if (!(error instanceof TableError) || error.cause instanceof TypeError) throw error
    }
  })
}

/** The plainest workbook around a sheet. */
export async function workbook(sheet: Buffer, { compress = false } = {}): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of WORKBOOK_PARTS) zip.addBuffer(Buffer.from(content), name, { compress })
  zip.addBuffer(sheet, SHEET_PATH, { compress })
  zip.end()
  return await buffer(zip.outputStream)
}
