export interface WaitArgs {
  run?: string
  /** ms */
  timeout: number | undefined
}
