export interface ListArgs {
  pattern: string[]
  countries: boolean
}
