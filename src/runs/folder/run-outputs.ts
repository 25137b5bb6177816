export const REPORT_FORMATS = ['junit', 'markdown', 'prometheus'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A file that is written of the summary when a run ends. */
export interface ReportFile {
  format: ReportFormat
  /** Absolute. */
  path: string
  /** Added to what the file holds already; otherwise the file is replaced, at once and whole. */
  append: boolean
}

export const NOTIFY_ON = ['failure', 'change', 'always'] as const
export type NotifyOn = (typeof NOTIFY_ON)[number]

export interface NotifyPlan {
  /** Addresses without a secret, and `env:NAME` for those that lie in an environment variable. */
  to: string[]
  on: NotifyOn
  /** Absolute path of a template, or null for the built-in text. */
  template: string | null
  /** Time that all of a destination's tries may take, in ms. */
  timeout_ms: number
}

/**
 * The outputs of a run besides the terminal. Kept in plan.json, so that whoever carries the run to its end does it;
 * therefore it holds names of environment variables and never a secret.
 */
export interface RunOutputs {
  /** Absolute path of the event stream, or null. */
  events: string | null
  reports: ReportFile[]
  notify: NotifyPlan
}
