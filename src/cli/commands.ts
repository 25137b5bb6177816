import type { Command } from './command.ts'

/** A command whose own flags only it knows. */
export type AnyCommand = Command<unknown>

/** Every command in the order of the help. Only the one that runs is loaded; help loads all, so they are kept light. */
export const COMMANDS: Record<string, () => Promise<AnyCommand>> = {
  logs: async () => (await import('./logs.ts')).command,
  doctor: async () => (await import('./doctor.ts')).command,
}
