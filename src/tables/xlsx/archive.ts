import yauzl, { type Entry } from 'yauzl'

/**
 * The files inside a ZIP file, read one at a time as streams, so that what they unpack to is never in memory as a
 * whole.
 */
export interface Archive {
  /**
   * Bytes that a file inside says it unpacks to; null when there is none of this name. Case and kind of slash do not
   * count.
   */
  sizeOf(name: string): number | null
  /** Its bytes; none when there is none of this name. */
  chunksOf(name: string): AsyncGenerator<Buffer>
}

const MOST_ENTRIES = 100_000

/** Reads the list of a ZIP file. Throws the errors of yauzl. */
export async function openArchive(path: string): Promise<Archive> {
  const entries = new Map<string, Entry>()
  const zip = await yauzl.openPromise(path, OPTIONS)
  try {
    for await (const entry of zip.eachEntry()) {
      entries.set(keyOf(entry.fileName), entry)
      if (entries.size > MOST_ENTRIES) throw new Error('it holds more than 100,000 files')
    }
  } finally {
    zip.close()
  }
  return {
    sizeOf: (name) => entries.get(keyOf(name))?.uncompressedSize ?? null,
    async *chunksOf(name) {
      const entry = entries.get(keyOf(name))
      if (entry === undefined) return
      // Opened again for each: who reads no further than the header leaves nothing open.
      const own = await yauzl.openPromise(path, OPTIONS)
      try {
        yield* (await own.openReadStreamPromise(entry)) as AsyncIterable<Buffer>
      } finally {
        own.close()
      }
    },
  }
}

const OPTIONS = { lazyEntries: true, autoClose: false, strictFileNames: false } as const

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}
