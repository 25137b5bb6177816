/** A Chromium on this machine, and what it needs in its environment. */
export interface FoundBrowser {
  path: string
  /** By what it was found: a variable, the name of a program or that of a package. */
  by: string
  env: Record<string, string>
}
