export interface StopArgs {
  run?: string
  now: boolean
}
