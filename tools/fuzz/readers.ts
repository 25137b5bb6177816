import { FILE_READERS } from './file-readers.ts'
import { PAGE_READERS } from './page-readers.ts'
import type { Reader } from './reader.ts'
import { TEXT_READERS } from './text-readers.ts'

/** Every reader of outside text. */
export const READERS: Record<string, Reader> = { ...PAGE_READERS, ...TEXT_READERS, ...FILE_READERS }
