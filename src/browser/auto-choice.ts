import { isEmptyShell } from '../extract/empty-shell.ts'
import type { HttpResponse, Rendering } from '../http/exchange.ts'

/** Which pages of a source with `client: auto` are shown in a browser. */
export interface AutoChoice {
  isToShow(render: Rendering, response: Pick<HttpResponse, 'body'>): boolean
  /** What came of a page that was shown. */
  noteShown(kind: Rendering['kind'], isBuilt: boolean): void
  /** By kind of page, for the statistics. */
  read(): Partial<Record<Rendering['kind'], 'browser' | 'http'>>
}

export interface AutoChoiceOptions {
  /** Whether a page as it was sent has an element for one of the selectors. */
  has: (html: string, selectors: string[]) => boolean
  /** Called once for each kind. */
  onDecided: (kind: Rendering['kind'], client: 'browser' | 'http', why: string) => void
}

/** Pages of a kind that were shown in vain, before the browser is left alone with those that are no empty shell. */
const MOST_IN_VAIN = 3

/**
 * A page that is an empty shell is shown in any case. Of the others the first ones decide: what has the elements that
 * are awaited needs no browser; what lacks them and has scripts is shown, and if they are there then, all pages of its
 * kind are.
 */
export function createAutoChoice({ has, onDecided }: AutoChoiceOptions): AutoChoice {
  const decided: ReturnType<AutoChoice['read']> = {}
  const vain = { listing: 0, detail: 0 }

  function decide(kind: Rendering['kind'], client: 'browser' | 'http', why: string): void {
    if (decided[kind] === client) return
    decided[kind] = client
    onDecided(kind, client, why)
  }

  return {
    isToShow({ kind, awaited }, { body }) {
      if (decided[kind] === 'browser') return true
      const html = body.toString('utf8')
      const isShell = isEmptyShell(html)
      if (awaited.length === 0 || (decided[kind] === 'http' && !isShell)) return isShell
      if (!has(html, awaited)) return isShell || /<script[\s>]/i.test(html)
      decide(kind, 'http', 'what is selected is in the page as it is sent')
      return false
    },
    noteShown(kind, isBuilt) {
      if (isBuilt) decide(kind, 'browser', 'what is selected is there only after the scripts of the page have run')
      else if (++vain[kind] >= MOST_IN_VAIN && decided[kind] === undefined) {
        decide(kind, 'http', `${MOST_IN_VAIN} pages had nothing more in the browser`)
      }
    },
    read: () => ({ ...decided }),
  }
}
