import type { Command } from './command.ts'

/** A command whose own flags only it knows. */
export type AnyCommand = Command<unknown>

/** Every command in the order of the help. Only the one that runs is loaded; help loads all, so they are kept light. */
export const COMMANDS: Record<string, () => Promise<AnyCommand>> = {
  'run-all': async () => (await import('./run-all.ts')).command,
  run: async () => (await import('./run.ts')).command,
  list: async () => (await import('./list.ts')).command,
  status: async () => (await import('./status.ts')).command,
  attach: async () => (await import('./attach.ts')).command,
  wait: async () => (await import('./wait.ts')).command,
  stop: async () => (await import('./stop.ts')).command,
  retry: async () => (await import('./retry.ts')).command,
  schedule: async () => (await import('./schedule.ts')).command,
  prune: async () => (await import('./prune.ts')).command,
  check: async () => (await import('./check.ts')).command,
  logs: async () => (await import('./logs.ts')).command,
  import: async () => (await import('./import.ts')).command,
  export: async () => (await import('./export.ts')).command,
  records: async () => (await import('./records.ts')).command,
  report: async () => (await import('./report.ts')).command,
  notify: async () => (await import('./notify.ts')).command,
  demo: async () => (await import('./demo.ts')).command,
  doctor: async () => (await import('./doctor.ts')).command,
}
