import { resolve } from 'node:path'
import { scraperId } from '../../../config/source.ts'
import { moveStores, type MovedStore } from '../../../store/move-stores.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../../command.ts'

/** Copies stores and says which were there already; 1 when any was. */
export async function moveAll(
  url: string,
  folder: string,
  direction: 'into_database' | 'from_database',
  { json }: CommonArgs,
  io: Io,
): Promise<number> {
  const moved: MovedStore[] = []
  for await (const store of moveStores(url, resolve(io.cwd, folder), direction)) {
    moved.push(store)
    if (store.copied === 'exists') {
      io.stderr.write(`${NAME}: ${plainText(scraperId(store))} is there already; it was left as it is\n`)
    }
  }
  const [copied, existing] = [
    moved.filter((one) => one.copied === 'copied'),
    moved.filter((one) => one.copied === 'exists'),
  ]
  if (json) io.stdout.write(`${JSON.stringify({ copied: copied.map(scraperId), existing: existing.map(scraperId) })}\n`)
  else io.stdout.write(`${counted(copied.length, 'store')} copied\n`)
  return existing.length > 0 ? 1 : 0
}
