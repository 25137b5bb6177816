/** The one place where a tool writes to the terminal. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`)
}
