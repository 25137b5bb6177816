import { sourceFiles } from './source-files.ts'

const MAX_LINES = 300
const MAX_MEDIAN = 80

/** One file, one idea: none is long, and half of them are short. */
export function checkSizes(root: string): string[] {
  const sizes = sourceFiles(root).map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  const long = sizes
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${MAX_LINES}: does it tell one story?`)
  const middle = median(sizes.filter(({ path }) => path.startsWith('src/')).map(({ lines }) => lines))
  return middle > MAX_MEDIAN ? [...long, `src: the median file has ${middle} lines, at most ${MAX_MEDIAN}`] : long
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
