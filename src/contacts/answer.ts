/** What a check says in one column. */
export type Answer = string | number | boolean | null
