import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives an input as a file of its own, which is gone afterwards. */
export async function withFile(name: string, input: Buffer, use: (path: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, name), input)
    await use(join(folder, name))
  })
}

/** Gives a folder of its own, which is gone afterwards. */
export async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'))
  try {
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
