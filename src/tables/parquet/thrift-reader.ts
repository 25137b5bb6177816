/**
 * A struct as Thrift's compact protocol has it: values by the number of their field; only what is a number, a struct or
 * true (1) and false (0).
 */
export type ThriftStruct = Map<number, number | ThriftStruct>

const DEEPEST = 20

/**
 * Reads structs of Thrift's compact protocol, one after the other
 * (https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md). Throws a RangeError for bytes
 * that are none.
 */
export class ThriftReader {
  readonly #bytes: Uint8Array
  offset = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  struct(depth = 0): ThriftStruct {
    if (depth > DEEPEST) throw new RangeError('it nests too deeply')
    const fields: ThriftStruct = new Map()
    let field = 0
    for (let head = this.#byte(); head !== 0; head = this.#byte()) {
      field = head >> 4 === 0 ? this.#number() : field + (head >> 4)
      const value = this.#value(head & 15, depth)
      if (value !== null) fields.set(field, value)
    }
    return fields
  }

  /** Null for what is passed over. */
  #value(type: number, depth: number): number | ThriftStruct | null {
    switch (type) {
      case 1:
      case 2:
        return type === 1 ? 1 : 0
      case 3:
        return this.#skip(1)
      case 4:
      case 5:
      case 6:
        return this.#number()
      case 7:
        return this.#skip(8)
      case 8:
        return this.#skip(this.#varint())
      case 9:
      case 10:
        return this.#list(depth)
      case 12:
        return this.struct(depth + 1)
      default:
        throw new RangeError(`type ${type} is none`)
    }
  }

  #list(depth: number): null {
    const head = this.#byte()
    const [size, type] = [head >> 4 === 15 ? this.#varint() : head >> 4, head & 15]
    for (let left = size; left > 0; left--) {
      if (type === 1 || type === 2) this.#skip(1)
      else this.#value(type, depth + 1)
    }
    return null
  }

  #number(): number {
    const zigzag = this.#varint()
    return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
  }

  /** As a double, which is exact up to 2 to the power of 53: more than any length here may be. */
  #varint(): number {
    let value = 0
    for (let by = 1; ; by *= 128) {
      const byte = this.#byte()
      value += (byte & 127) * by
      if (byte < 128) return value
      if (by > 2 ** 63) throw new RangeError('a number is too long')
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.offset++]
    if (byte === undefined) throw new RangeError('it ends too early')
    return byte
  }

  #skip(length: number): null {
    if (length > this.#bytes.length - this.offset) throw new RangeError('it ends too early')
    this.offset += length
    return null
  }
}
