/**
 * A name in the folder of a file, for what will take its place. Nobody can have put a link under it beforehand, and who
 * opens it does so with `wx`, so that none is followed either. It ends in .tmp, which collectors of *.prom and the like
 * pass over.
 */
export function temporaryBeside(path: string): string {
  return `${path}.${process.pid}.${Math.random().toString(36).slice(2, 10)}.tmp`
}
