import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from '../html.ts'
import { fleet } from '../state/fleet.ts'
import { connection } from '../state/follow-fleet.ts'
import { useWatched } from '../state/watched.ts'

/** A screen reader is told no more often than this, in ms. */
const EVERY_MS = 5000

/** What happens, in a sentence now and then, for those who do not see the page. */
export function spokenNews(): VNode {
  const news = useNews()
  const [said, say] = useState('')
  const last = useRef(0)
  useEffect(() => {
    if (news === said) return
    const wait = Math.max(0, last.current + EVERY_MS - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      say(news)
    }, wait)
    return () => clearTimeout(timer)
  }, [news, said])
  return html`<p class="unseen" role="status">${said}</p>`
}

function useNews(): string {
  const { runs } = useWatched(fleet)
  const state = useWatched(connection)
  if (state === 'cut') return 'The dashboard does not answer.'
  const [run] = runs.values()
  if (run === undefined) return ''
  const { scrapers, queued, running, failed } = run.head.totals
  return `${scrapers - queued - running} of ${scrapers} scrapers have ended, ${failed} failed.`
}
