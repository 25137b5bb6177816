import type { CarriedBy } from './carried-by.ts'
import type { BrowserSourceDeps } from './browser-source.ts'
import type { Task } from '../runs/folder/task.ts'

/**
 * What carries the requests of a source, by its `client`; robots.txt, pace, retries and all else above it are the same
 * for each. `http` are the connections that the HTTP client opens itself. Rejects with a BrowserError where a source
 * needs a browser and there is none.
 */
export async function openTransport(
  { config: source, replay = null }: Pick<Task, 'config' | 'replay'>,
  deps: BrowserSourceDeps,
): Promise<CarriedBy> {
  const http: CarriedBy = { transport: (real) => real(), statistics: () => null }
  // A recording holds pages as they were read.
  if (replay !== null) return http
  switch (source.client) {
    case 'http':
      return http
    case 'browser':
    case 'auto': {
      // Loaded by the sources alone that have one.
      const { openBrowserTransport } = await import('./browser-source.ts')
      return openBrowserTransport(source, source.client, deps)
    }
  }
}
