/**
 * What the user wants of a run that is going on: first stop politely, then at once. A run never goes back.
 *
 *     running --request--> stopping --request--> killing
 */
export class RunControl {
  #phase: 'running' | 'stopping' | 'killing' = 'running'
  #signal: string | null = null
  #cut = false
  #listeners = new Set<() => void>()

  get phase(): 'running' | 'stopping' | 'killing' {
    return this.#phase
  }

  /** The signal that asked first; decides the exit code (130 for INT, 143 for TERM). */
  get signal(): string | null {
    return this.#signal
  }

  /** Whether the signal kept the run from anything, be it another attempt at what failed. */
  get cut(): boolean {
    return this.#cut
  }

  noteCut(): void {
    this.#cut = true
  }

  request(signal: string): void {
    if (this.#phase === 'killing') return
    this.#phase = this.#phase === 'running' ? 'stopping' : 'killing'
    this.#signal ??= signal
    for (const listener of this.#listeners) listener()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
