import type { AnyCommand } from './command.ts'

/** Every command in the order of the help. Only the one that runs is loaded; help loads all, so they are kept light. */
export const COMMANDS: Record<string, () => Promise<AnyCommand>> = {
  'run-all': async () => (await import('./commands/run-all/command.ts')).runAllCommand,
  run: async () => (await import('./commands/run/command.ts')).runCommand,
  list: async () => (await import('./commands/list/command.ts')).listCommand,
  status: async () => (await import('./commands/status/command.ts')).statusCommand,
  attach: async () => (await import('./commands/attach/command.ts')).attachCommand,
  wait: async () => (await import('./commands/wait/command.ts')).waitCommand,
  stop: async () => (await import('./commands/stop/command.ts')).stopCommand,
  retry: async () => (await import('./commands/retry/command.ts')).retryCommand,
  schedule: async () => (await import('./commands/schedule/command.ts')).scheduleCommand,
  prune: async () => (await import('./commands/prune/command.ts')).pruneCommand,
  check: async () => (await import('./commands/check/command.ts')).checkCommand,
  logs: async () => (await import('./commands/logs/command.ts')).logsCommand,
  import: async () => (await import('./commands/import/command.ts')).importCommand,
  extract: async () => (await import('./commands/extract/command.ts')).extractCommand,
  export: async () => (await import('./commands/export/command.ts')).exportCommand,
  records: async () => (await import('./commands/records/command.ts')).recordsCommand,
  discover: async () => (await import('./commands/discover/command.ts')).discoverCommand,
  hours: async () => (await import('./commands/hours/command.ts')).hoursCommand,
  report: async () => (await import('./commands/report/command.ts')).reportCommand,
  notify: async () => (await import('./commands/notify/command.ts')).notifyCommand,
  migrate: async () => (await import('./commands/migrate/command.ts')).migrateCommand,
  demo: async () => (await import('./commands/demo/command.ts')).demoCommand,
  doctor: async () => (await import('./commands/doctor/command.ts')).doctorCommand,
}
