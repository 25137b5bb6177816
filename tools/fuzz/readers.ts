import { COMMAND_READERS } from './command-readers.ts'
import { CONFIG_READERS } from './config-readers.ts'
import { DOCUMENT_READERS } from './document-readers.ts'
import { FILE_READERS } from './file-readers.ts'
import { PACKED_READERS } from './packed-readers.ts'
import { PAGE_READERS } from './page-readers.ts'
import type { Reader } from './reader.ts'
import { SITE_READERS } from './site-readers.ts'
import { TEXT_READERS } from './text-readers.ts'

/** Every reader of outside text. */
export const READERS: Record<string, Reader> = {
  ...PAGE_READERS,
  ...TEXT_READERS,
  ...CONFIG_READERS,
  ...COMMAND_READERS,
  ...FILE_READERS,
  ...DOCUMENT_READERS,
  ...PACKED_READERS,
  ...SITE_READERS,
}
