/** A try that failed. `again`: whether another one may help; `wait_ms` where the server said when. */
export class DeliveryError extends Error {
  readonly again: boolean
  readonly waitMs: number | null

  constructor(message: string, { again, waitMs = null }: { again: boolean; waitMs?: number | null }) {
    super(message)
    this.name = 'DeliveryError'
    this.again = again
    this.waitMs = waitMs
  }
}
