export interface DemoArgs {
  calm: boolean
  again: boolean
  dir: string
  keep: boolean
}
