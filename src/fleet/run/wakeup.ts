/** Lets a loop sleep until something happens. What happens while it is awake, the loop sees by itself. */
export class Wakeup {
  #resolve = (): void => {}

  /** Sleeps until `wake` is called, at the longest until a time in ms since 1970; Infinity is no limit. */
  sleep(until: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = until === Infinity ? undefined : setTimeout(resolve, Math.max(0, until - Date.now()))
      this.#resolve = () => (clearTimeout(timer), resolve())
    })
  }

  wake(): void {
    this.#resolve()
  }
}
