/** A reader of outside text, as fuzzing and the test of doubled inputs call it. */
export interface Reader {
  /** Small inputs that it takes. */
  seeds: (string | Buffer)[]
  /** What means something to it, for the dictionary of mutations. */
  words: string[]
  /** Inputs of about `length` characters that would cost a careless reader more than linear time. */
  hostile: ((length: number) => string | Buffer)[]
  /** Throws, or rejects, only by a fault of ours: refusals of the reader are caught in here. */
  read: (input: Buffer) => unknown
}

/** A text repeated up to a length, between two others. */
export function filled(text: string, before = '', after = ''): (length: number) => string {
  return (length) => before + text.repeat(Math.ceil(length / text.length)) + after
}
