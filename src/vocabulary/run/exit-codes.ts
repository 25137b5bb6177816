/** Wrong usage, or nothing that could be run. */
export const EXIT_USAGE = 2
/** Another run holds the state directory (EX_TEMPFAIL of sysexits.h). */
export const EXIT_LOCKED = 75

const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

/**
 * The exit code of a program that a signal ended, as a shell reports it: 128 and its number; as by SIGINT for any
 * other.
 */
export function signalExitCode(signal: string | null): number {
  return 128 + (SIGNAL_NUMBERS[signal ?? ''] ?? 2)
}

/** A scraper's alone: its hosts have gone to another worker of the cluster, and so it said and stored nothing more. */
export const EXIT_NOT_OWNER = 76

/** A scraper's alone: it came to its end, and the disk did not take its result; EX_IOERR of sysexits.h. */
export const EXIT_NOT_WRITTEN = 74
