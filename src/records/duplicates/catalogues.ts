/** The catalogues that one file joins, each of which lists a thing once. */
export interface Catalogues {
  /** The column that names the catalogue, or whose codes are of several series. */
  readonly column: string
  readonly by: 'value' | 'series'
  /** Row to catalogue. */
  readonly of: Int32Array
  readonly count: number
}
