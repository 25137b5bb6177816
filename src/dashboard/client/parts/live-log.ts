import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { NAME } from '../../../vocabulary/product.ts'
import type { LogPart } from '../../detail-shapes.ts'
import { html } from '../html.ts'
import { getJson } from '../state/api.ts'

const LEVELS = ['debug', 'info', 'warn', 'error'] as const
type Level = (typeof LEVELS)[number]

interface Line {
  number: number
  level: Level
  text: string
}

/** Lines that are kept, and that are drawn. */
const KEPT = 5000
const DRAWN = 400
const EVERY_MS = 1000

/** The newest log of a scraper as it is written, without what is below a level. */
export function liveLog({ country, source }: { country: string; source: string }): VNode {
  const [log, setLog] = useState<{ name: string | null; lines: Line[] } | null>(null)
  const [least, setLeast] = useState<Level>('info')
  const [isFollowed, setFollowed] = useState(true)
  const box = useRef<HTMLPreElement>(null)
  useEffect(() => {
    const abort = new AbortController()
    void followLog(
      `/api/scrapers/${encodeURIComponent(country)}/${encodeURIComponent(source)}/log`,
      abort.signal,
      setLog,
    )
    return () => abort.abort()
  }, [country, source])
  const wanted = (log?.lines ?? []).filter(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(least))
  const shown = wanted.slice(-DRAWN)
  const newest = shown.at(-1)?.number
  useEffect(() => {
    if (isFollowed && box.current !== null) box.current.scrollTop = box.current.scrollHeight
  }, [newest, isFollowed, least])
  if (log === null) return html`<p aria-busy="true">Reading the log …</p>`
  if (log.name === null)
    return html`<p>It has left no log yet. Run it: <code>${NAME} run ${country}/${source}</code></p>`
  return html`<div class="log">
    <div class="tools">
      <label
        >Level
        <select
          value=${least}
          onChange=${(event: Event) => setLeast((event.currentTarget as HTMLSelectElement).value as Level)}
        >
          ${LEVELS.map((level) => html`<option value=${level}>${level}</option>`)}
        </select></label
      >
      <label
        ><input
          type="checkbox"
          checked=${isFollowed}
          onChange=${(event: Event) => setFollowed((event.currentTarget as HTMLInputElement).checked)}
        />
        follow</label
      >
      <span class="faint">${log.name}${wanted.length > DRAWN ? `: the last ${DRAWN} lines` : ''}</span>
    </div>
    <pre ref=${box} tabindex="0" role="log" aria-live="off" aria-label="Log">
${shown.map(({ number, level, text }) => html`<span key=${number} class=${`line ${level}`}>${text}${'\n'}</span>`)}</pre>
    ${shown.length === 0 ? html`<p class="faint">No line of this level yet.</p>` : ''}
  </div>`
}

async function followLog(
  path: string,
  signal: AbortSignal,
  setLog: (log: { name: string | null; lines: Line[] }) => void,
): Promise<void> {
  let [name, after, count]: [string | null, number, number] = [null, 0, 0]
  let lines: Line[] = []
  let level: Level = 'info'
  while (!signal.aborted) {
    try {
      const query = name === null ? '' : `?log=${encodeURIComponent(name)}&after=${after}`
      const part: LogPart = await getJson<LogPart>(`${path}${query}`, signal)
      if (!part.continues) lines = []
      for (const text of part.lines) {
        level = levelOf(text) ?? level
        lines.push({ number: count++, level, text })
      }
      const isNew = part.lines.length > 0 || name !== part.log || name === null
      ;[name, after] = [part.log, part.next]
      lines = lines.slice(-KEPT)
      if (isNew) setLog({ name, lines })
      if (part.lines.length > 0 && part.continues) continue
    } catch {
      // The next second tries again; whether the server answers is said above.
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
}

/** Of a line of ours: date, time, level. What follows in lines of their own belongs to it. */
function levelOf(line: string): Level | null {
  switch (/^\S{10} \S{12} ([A-Z]+)/.exec(line)?.[1]) {
    case 'DEBUG':
      return 'debug'
    case 'INFO':
      return 'info'
    case 'WARN':
      return 'warn'
    case 'ERROR':
    case 'FATAL':
      return 'error'
    case undefined:
    default:
      return null
  }
}
