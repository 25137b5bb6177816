export interface CheckArgs {
  pattern: string[]
  /** Warnings count as failures. */
  strict: boolean
}
