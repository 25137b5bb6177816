import type { HttpClientOptions } from '../http/client-options.ts'
import type { HttpClient, HttpEvent } from '../http/client.ts'
import { openHostTimes } from '../runs/folder/host-times.ts'
import type { Log } from '../runs/folder/log.ts'
import type { Task } from '../runs/folder/task.ts'
import type { Secrets } from '../vocabulary/text/hide-secrets.ts'
import type { CarriedBy } from './carried-by.ts'
import type { Pause } from './limits/pause.ts'
import type { Ownership } from './ownership.ts'
import { recordingOptions } from './recording.ts'

export interface OpenClientDeps {
  log: Log
  secrets: Secrets
  /** Whether a user has paused this scraper. */
  pause?: Pause
  /** In a cluster: the right to visit and to write, which may end at any moment. */
  owner?: Ownership | null
  createClient: (options: HttpClientOptions & { onEvent: (event: HttpEvent) => void }) => HttpClient
}

/** The client of a run: with its recording, and what earlier processes knew of its hosts. */
export async function openClient(
  task: Task,
  deps: OpenClientDeps,
  { stopping, carriedBy }: { stopping: AbortSignal; carriedBy: CarriedBy },
  onEvent: (event: HttpEvent) => void,
): Promise<HttpClient> {
  const { config } = task
  const { transport: around = (real) => real(), ...recording } = await recordingOptions(task, deps)
  const memory = task.hosts == null || task.replay != null ? undefined : openHostTimes(task.hosts)
  const client = deps.createClient({
    ...config,
    own_hosts: config.origins,
    max_wait_ms: task.max_wait_ms,
    ...(memory === undefined ? {} : { memory }),
    ...recording,
    ...(deps.owner == null ? {} : { owner: deps.owner }),
    hold: deps.pause,
    transport: (http, guard) => around(() => carriedBy.transport(http, guard), guard),
    onEvent(event) {
      onEvent(event)
      // In a cluster the next owner of a host leaves it alone for as long.
      if (deps.owner == null || event.type !== 'breaker') return
      memory?.paused(event.host, event.state === 'open' ? event.open_ms : 0)
    },
  })
  // Requests that wait for their turn are refused from then on; those under way come to their end.
  stopping.addEventListener('abort', () => void client.close())
  return client
}
