export interface StatusArgs {
  run?: string
  watch: boolean
  scraper?: string
}
