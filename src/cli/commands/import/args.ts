/** The flags of its own. */
export interface ImportArgs {
  dir: string
  map: string[]
  dryRun: boolean
}
