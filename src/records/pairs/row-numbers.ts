import { createIntList } from '../duplicates/text/int-list.ts'

/** The numbers of rows as they stand in a file; one that could not be read has a number, too, and is not here. */
export interface RowNumbers {
  add(number: number): void
  /** The place of a number among them, -1 where it is not. */
  placeOf(number: number): number
}

/** Numbers must rise. */
export function createRowNumbers(): RowNumbers {
  const list = createIntList()
  let numbers: Int32Array | null = null
  return {
    add: (number) => list.push(number),
    placeOf(number) {
      numbers ??= list.take()
      let [from, to] = [0, numbers.length]
      while (from < to) {
        const middle = (from + to) >> 1
        if (numbers[middle]! < number) from = middle + 1
        else to = middle
      }
      return numbers[from] === number ? from : -1
    },
  }
}
