/** The assignment under which a worker of the cluster writes: the database refuses writes of an earlier one. */
export interface StoreOwner {
  worker: string
  hosts: string[]
  epoch: number
  /** Whether the hosts are still ours, as far as this machine knows. */
  held: () => boolean
}
