/** A body on its way in. `add` throws a LimitError as soon as it is clear that the body is more than we take. */
export interface Body {
  add(chunk: Buffer): 'more' | 'enough'
  /** Bytes as they came over the connection. */
  readonly received: number
  /** All of it, decompressed. */
  whole(): Promise<Buffer>
  /** Frees what it holds when nobody wants the body any more. */
  discard(): void
}

/** A body that goes to a file as it comes in, and that later requests, also of a later process, continue. */
export interface Download {
  /** What asks for the rest of what is there already; nothing where there is nothing, or nothing to recognise it by. */
  requestHeaders(): Record<string, string>
  /** Takes the body of a good answer (200 or 206). Throws a LimitError for a part that does not continue the file. */
  receive(status: number, headers: Record<string, string>): Body
  /** The first bytes of what is there. */
  beginning(most: number): Buffer
  /** Deletes what has come so far. */
  remove(): void
}
