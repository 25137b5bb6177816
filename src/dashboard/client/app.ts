import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { NAME } from '../../vocabulary/product.ts'
import { html } from './html.ts'
import { connectionMark } from './parts/connection-mark.ts'
import { spokenNews } from './parts/spoken-news.ts'
import { tokenEntry } from './parts/token-entry.ts'
import { address, followLinks } from './state/address.ts'
import { fleet } from './state/fleet.ts'
import { connection } from './state/follow-fleet.ts'
import { useWatched } from './state/watched.ts'
import { fleetView } from './views/fleet-view.ts'
import { configView } from './views/config-view.ts'
import { configsView } from './views/configs-view.ts'
import { hostsView } from './views/hosts-view.ts'
import { runView } from './views/run-view.ts'
import { runsView } from './views/runs-view.ts'
import { scraperView } from './views/scraper-view.ts'
import { workersView } from './views/workers-view.ts'

interface View {
  name: string
  /** First part of the path. */
  path: string
  show: (path: readonly string[]) => VNode
}

const VIEWS: readonly View[] = [
  { name: 'Fleet', path: '', show: () => html`<${fleetView} />` },
  {
    name: 'Runs',
    path: 'runs',
    show: ([, run]) => (run === undefined ? html`<${runsView} />` : html`<${runView} run=${run} key=${run} />`),
  },
  { name: 'Hosts', path: 'hosts', show: () => html`<${hostsView} />` },
  {
    name: 'Configs',
    path: 'configs',
    show: ([, country, source]) =>
      country === undefined || source === undefined
        ? html`<${configsView} />`
        : html`<${configView} country=${country} source=${source} key=${`${country}/${source}`} />`,
  },
  { name: 'Workers', path: 'workers', show: () => html`<${workersView} />` },
  {
    name: 'Scraper',
    path: 'scrapers',
    show: ([, country = '', source = '']) =>
      html`<${scraperView} country=${country} source=${source} key=${`${country}/${source}`} />`,
  },
]

/** The page: what is everywhere, around the view that the address names. */
export function app(): VNode {
  const { path } = useWatched(address)
  const { version, offers } = useWatched(fleet)
  const state = useWatched(connection)
  useEffect(followLinks, [])
  const view = VIEWS.find((one) => one.path === (path[0] ?? ''))
  const title =
    view === undefined ? 'Not found' : [...path.slice(1), view.name].filter((part) => part !== '').join(' · ')
  useEffect(() => {
    document.title = `${title} · ${NAME}`
  }, [title])
  return html`
    <a class="skip" href="#main">Skip to the content</a>
    <header class="top-bar">
      <a class="brand" href="/">${NAME}</a>
      <nav aria-label="Views">
        ${VIEWS.filter(({ path: to }) => to !== 'scrapers' && (to !== 'workers' || offers.cluster)).map(
          ({ name, path: to }) =>
            html`<a href=${`/${to}`} aria-current=${view?.path === to ? 'page' : undefined}>${name}</a>`,
        )}
      </nav>
      <${connectionMark} />
      <${tokenEntry} />
    </header>
    <main id="main" tabindex="-1">
      ${
        state === 'locked'
          ? html`<section class="empty">
              <h1>Locked</h1>
              <p>This dashboard is shown to those who have its token: enter it above.</p>
            </section>`
          : version === null
            ? html`<section class="empty" aria-busy="true">
                <h1>${title}</h1>
                <p>${state === 'cut' ? 'The dashboard does not answer; trying again.' : 'Reading the fleet …'}</p>
              </section>`
            : (view?.show(path) ??
              html`<section class="empty">
                <h1>Not found</h1>
                <p>There is no such page. <a href="/">Back to the fleet</a></p>
              </section>`)
      }
    </main>
    <${spokenNews} />
  `
}
