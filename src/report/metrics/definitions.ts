/** What a metric says, and where it is served. */
export interface MetricDefinition {
  type: 'gauge' | 'counter'
  help: string
  labels: readonly string[]
  where: readonly MetricPlace[]
}

/** `run-all --prometheus`, `/metrics` of a worker, and `/metrics` of the dashboard. */
export type MetricPlace = 'file' | 'worker' | 'dashboard'

const EVERYWHERE: readonly MetricPlace[] = ['file', 'worker', 'dashboard']
const OF_A_RUN: readonly MetricPlace[] = ['file', 'dashboard']
const SCRAPER = ['country', 'source'] as const
const OF_THE_CLUSTER: readonly MetricPlace[] = ['worker', 'dashboard']

/**
 * Every metric there is, by its name without that of the program. Labels hold only what configs and closed lists name:
 * no ids of runs, no details, no addresses.
 */
export const METRICS = {
  build_info: gauge('The version that wrote this, always 1.', ['version'], EVERYWHERE),

  run_start_timestamp_seconds: gauge('When the last run began, in Unix time.', [], OF_A_RUN),
  run_end_timestamp_seconds: gauge('When the last run ended, in Unix time.', [], OF_A_RUN),
  run_scrapers: gauge('Scrapers of the last run by how they ended.', ['status'], OF_A_RUN),
  fleet_scrapers: gauge('Scrapers by how they ended last, in whichever run.', ['status'], ['dashboard']),
  fleet_records: gauge('Records of the last end of each scraper by what became of them.', ['kind'], ['dashboard']),
  fleet_running: gauge('Scrapers that run now.', [], ['dashboard']),
  fleet_waiting: gauge('Scrapers of the run under way that have not started yet.', [], ['dashboard']),

  scraper_failed: gauge('1 when the scraper failed in the last run, else 0.', SCRAPER, EVERYWHERE),
  scraper_ended_info: gauge(
    'How the scraper ended in the last run, and why; always 1.',
    [...SCRAPER, 'status', 'reason'],
    EVERYWHERE,
  ),
  scraper_attempts: gauge('Which attempt it was.', SCRAPER, EVERYWHERE),
  scraper_start_timestamp_seconds: gauge('When it began, in Unix time.', SCRAPER, EVERYWHERE),
  scraper_duration_seconds: gauge('Time it took.', SCRAPER, EVERYWHERE),
  scraper_cpu_seconds: gauge('Processor time it took.', SCRAPER, EVERYWHERE),
  scraper_peak_memory_bytes: gauge('Most memory it took.', SCRAPER, EVERYWHERE),
  scraper_pages: gauge('Pages by what became of them.', [...SCRAPER, 'kind'], EVERYWHERE),
  scraper_records: gauge('Records by what became of them.', [...SCRAPER, 'kind'], EVERYWHERE),

  worker_running: gauge('Scrapers that run in this worker.', ['worker'], ['worker']),
  worker_done_total: counter('Scrapers that ended in this worker.', ['worker'], ['worker']),
  worker_failed_total: counter('Scrapers that failed in this worker.', ['worker'], ['worker']),
  worker_database_silent_seconds: gauge('Since the database last answered this worker.', ['worker'], ['worker']),
  worker_memory_bytes: gauge('Memory of this worker, without its scrapers.', ['worker'], ['worker']),

  workers: gauge('Workers by status.', ['status'], OF_THE_CLUSTER),
  queue_ready: gauge('Jobs of a queue that wait.', ['queue'], OF_THE_CLUSTER),
  queue_active: gauge('Jobs of a queue that a worker has.', ['queue'], OF_THE_CLUSTER),
  queue_failed: gauge('Scrapers that failed in runs that are under way.', ['queue'], OF_THE_CLUSTER),
  queue_dead: gauge('Jobs of a queue that lost three workers without progress.', ['queue'], OF_THE_CLUSTER),
  queue_oldest_ready_seconds: gauge('Age of the oldest job that waits.', ['queue'], OF_THE_CLUSTER),
  hosts_assigned: gauge('Hosts that a worker may visit now.', [], OF_THE_CLUSTER),
  failovers_last_hour: gauge(
    'Hosts that went from a lost worker to another in the last hour; 100 at most.',
    [],
    OF_THE_CLUSTER,
  ),
} satisfies Record<string, MetricDefinition>

export type MetricName = keyof typeof METRICS

/** One value of a metric. */
export interface MetricSample {
  name: MetricName
  labels: Record<string, string>
  value: number
}

function gauge(help: string, labels: readonly string[], where: readonly MetricPlace[]): MetricDefinition {
  return { type: 'gauge', help, labels, where }
}

function counter(help: string, labels: readonly string[], where: readonly MetricPlace[]): MetricDefinition {
  return { type: 'counter', help, labels, where }
}
