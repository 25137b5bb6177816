import type { Command } from './command.ts'

/** A command whose own flags only it knows. */
export type AnyCommand = Command<unknown>

/** Every command in the order of the help. Only the one that runs is loaded; help loads all, so they are kept light. */
export const COMMANDS: Record<string, () => Promise<AnyCommand>> = {
  'run-all': async () => (await import('./commands/run-all/command.ts')).command,
  run: async () => (await import('./commands/run/command.ts')).command,
  list: async () => (await import('./commands/list/command.ts')).command,
  status: async () => (await import('./commands/status/command.ts')).command,
  attach: async () => (await import('./commands/attach/command.ts')).command,
  wait: async () => (await import('./commands/wait/command.ts')).command,
  stop: async () => (await import('./commands/stop/command.ts')).command,
  retry: async () => (await import('./commands/retry/command.ts')).command,
  schedule: async () => (await import('./commands/schedule/command.ts')).command,
  prune: async () => (await import('./commands/prune/command.ts')).command,
  check: async () => (await import('./commands/check/command.ts')).command,
  logs: async () => (await import('./commands/logs/command.ts')).command,
  import: async () => (await import('./commands/import/command.ts')).command,
  export: async () => (await import('./commands/export/command.ts')).command,
  records: async () => (await import('./commands/records/command.ts')).command,
  report: async () => (await import('./commands/report/command.ts')).command,
  notify: async () => (await import('./commands/notify/command.ts')).command,
  demo: async () => (await import('./commands/demo/command.ts')).command,
  doctor: async () => (await import('./commands/doctor/command.ts')).command,
}
