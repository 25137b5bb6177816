import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { within } from './within.ts'

/** Pictures of pages, for people. */
export interface Pictures {
  /** Keeps what a page looks like and its text, while there is room; `why` is null for a page that came well. */
  keep(page: Page, url: string, why: string | null): Promise<void>
}

export interface PictureSettings {
  folder: string
  /** Pages that came well, too. */
  every: boolean
  /** Called with each picture. */
  onKept?: (file: string) => void
}

const MOST = 5
const PICTURE_MS = 5000
/** A picture of a page without an end would take all memory. */
const LONGEST_TEXT = 200_000

/**
 * Numbered files in a folder, which is made with the first: a picture (png) of the window, and the text (txt) below the
 * URL and the reason. Texts pass through `hide`. A page that hangs has no picture.
 */
export function createPictures({ folder, every, onKept }: PictureSettings, hide: (text: string) => string): Pictures {
  let kept = 0
  return {
    async keep(page, url, why) {
      if (kept >= MOST || (why === null && !every)) return
      const name = join(folder, String(++kept))
      const text = await within(PICTURE_MS, page.evaluate<string>(`document.body?.innerText ?? ''`))
      const png = await within(PICTURE_MS, page.screenshot({ timeout: PICTURE_MS }))
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const words = (text ?? 'the page does not answer').slice(0, LONGEST_TEXT)
        const written = `${hide([url, ...(why === null ? [] : [why]), '', words].join('\n'))}\n`
        replace(`${name}.txt`, written)
        if (png !== null) replace(`${name}.png`, png)
        onKept?.(png === null ? `${name}.txt` : `${name}.png`)
      } catch {
        // A full disk: the run matters more than the picture of it.
      }
    },
  }
}

/** For its owner alone, since pages behind a login are among them; never through a link that lies there. */
function replace(file: string, content: string | Buffer): void {
  rmSync(file, { force: true })
  writeFileSync(file, content, { flag: 'wx', mode: 0o600 })
}
