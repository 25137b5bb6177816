import { Parser } from 'htmlparser2'
import { CanonicalNames } from './canonical-names.ts'
import { DeclaredEntities } from './declared-entities.ts'
import { withoutLostControls } from './lost-controls.ts'

export interface XmlHandler {
  /** Names in lower case, with the prefix that is usual for their namespace; see CanonicalNames. */
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(data: string): void
}

/** Deeper than any feed, whose articles may stand in it as elements; htmlparser2 takes longer the deeper it gets. */
const MAX_DEPTH = 256

/**
 * Reads XML piece by piece, as forgiving as readers of feeds must be. Of a document type only the entities count that
 * stand in it as text, each in a bounded way.
 */
export class XmlReader {
  readonly #parser: Parser
  #depth = 0
  #isTooDeep = false
  #isOver = false

  constructor(handler: XmlHandler) {
    const names = new CanonicalNames()
    const entities = new DeclaredEntities()
    this.#parser = new Parser(
      {
        onopentag: (written, given) => {
          if (++this.#depth > MAX_DEPTH) this.#isTooDeep = true
          if (this.#isTooDeep) return
          const { name, attributes } = names.enter(written, given)
          for (const key in attributes) attributes[key] = withoutLostControls(entities.expanded(attributes[key]!))
          handler.open(name, attributes)
        },
        onclosetag: () => {
          this.#depth--
          if (!this.#isTooDeep && !this.#isOver) handler.close(names.leave())
        },
        ontext: (data) => {
          if (!this.#isTooDeep && this.#depth > 0) handler.text(withoutLostControls(entities.expanded(data)))
        },
        onprocessinginstruction: (_, data) => {
          if (this.#depth === 0) entities.declare(data)
        },
      },
      { xmlMode: true },
    )
  }

  /** False when the rest is not worth giving. */
  write(chunk: string): boolean {
    // A tree that nests without end is given to the parser in bits: each costs it the depth reached so far.
    for (let at = 0; at < chunk.length && !this.#isTooDeep; at += PIECE) this.#parser.write(chunk.slice(at, at + PIECE))
    return !this.#isTooDeep
  }

  /** What is still open stays open: an entry that was cut off is not one. */
  end(): void {
    this.#isOver = true
    if (!this.#isTooDeep) this.#parser.end()
  }
}

const PIECE = 16_384
