import { isEmptyShell } from '../extract/empty-shell.ts'
import type { HttpResponse, Rendering } from '../http/exchange.ts'

/** What pages of one kind are read with, and why. */
export interface ClientChoice {
  client: 'browser' | 'http'
  why: string
  /** ISO 8601: when pages of that kind were looked at. */
  since: string
}

/** By kind of page. */
export type ClientChoices = Partial<Record<Rendering['kind'], ClientChoice>>

/** Which pages of a source with `client: auto` are shown in a browser. */
export interface AutoChoice {
  isToShow(render: Rendering, response: Pick<HttpResponse, 'body'>): boolean
  /** What came of a page that was shown. */
  noteShown(kind: Rendering['kind'], isBuilt: boolean): void
  read(): ClientChoices
}

export interface AutoChoiceOptions {
  /** Whether a page as it was sent has an element for one of the selectors. */
  has: (html: string, selectors: string[]) => boolean
  /** What earlier runs have chosen; it is looked at anew after a week. */
  known?: ClientChoices
  /** In ms since 1970. */
  now?: () => number
  /** Called once for each kind. */
  onDecided: (kind: Rendering['kind'], choice: ClientChoice) => void
}

const WHOLE = 'they are whole as they are sent'
const BUILT = 'their scripts build them'
/** Pages of a kind that were shown in vain, before the browser is left alone with those that are no empty shell. */
const MOST_IN_VAIN = 3
const IN_VAIN = `${MOST_IN_VAIN} pages had nothing more in the browser`
const WEEK_MS = 7 * 86_400_000

/**
 * A page that is an empty shell is shown in any case. Of the others the first ones decide: what has the elements that
 * are awaited needs no browser; what lacks them and has scripts is shown, and if they are there then, all pages of its
 * kind are.
 */
export function createAutoChoice({ has, known = {}, now = Date.now, onDecided }: AutoChoiceOptions): AutoChoice {
  const decided: ClientChoices = {}
  const vain = { listing: 0, detail: 0 }
  for (const kind of ['listing', 'detail'] as const) {
    const choice = known[kind]
    // That a page is whole is seen by looking at one, which costs nothing and finds out when it is so no longer.
    if (choice !== undefined && choice.why !== WHOLE && now() - Date.parse(choice.since) < WEEK_MS)
      decided[kind] = choice
  }

  function decide(kind: Rendering['kind'], client: ClientChoice['client'], why: string): void {
    if (decided[kind]?.client === client) return
    const choice = { client, why, since: new Date(now()).toISOString() }
    decided[kind] = choice
    onDecided(kind, choice)
  }

  return {
    isToShow({ kind, awaited }, { body }) {
      const client = decided[kind]?.client
      if (client === 'browser') return true
      const html = body.toString('utf8')
      const isShell = isEmptyShell(html)
      if (awaited.length === 0 || (client === 'http' && !isShell)) return isShell
      if (!has(html, awaited)) return isShell || /<script[\s>]/i.test(html)
      decide(kind, 'http', WHOLE)
      return false
    },
    noteShown(kind, isBuilt) {
      if (isBuilt) decide(kind, 'browser', BUILT)
      else if (++vain[kind] >= MOST_IN_VAIN && decided[kind] === undefined) decide(kind, 'http', IN_VAIN)
    },
    read: () => ({ ...decided }),
  }
}
