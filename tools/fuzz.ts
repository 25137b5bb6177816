// Fuzzing: `npm run fuzz -- phone feed --minutes 5 --seed 1` gives readers of outside text mutated inputs, each with a
// limit on time and memory. A find is kept as a file; mend it and make a test of it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { minimise } from './fuzz/minimise.ts'
import { mutateInput } from './fuzz/mutate-input.ts'
import { PLANTED_FAULTS } from './fuzz/planted-faults.ts'
import { createRandom } from './fuzz/random.ts'
import type { Reader } from './fuzz/reader.ts'
import { READERS } from './fuzz/readers.ts'
import { WatchedReader, type Fault } from './fuzz/watched-reader.ts'
import { print } from './print.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** For each reader. */
    minutes: { type: 'string', default: '2' },
    /** The same seed makes the same inputs in the same order. */
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Where finds are written. */
    out: { type: 'string', default: join(tmpdir(), 'fuzz-finds') },
    /** Whether it sees: each reader has a fault of ours in it, which is to be found in that time. */
    planted: { type: 'boolean', default: false },
  },
})
const [minutes, seed] = [Number(values.minutes), Number(values.seed)]
const unknown = positionals.filter((name) => READERS[name] === undefined)
if (unknown.length > 0 || !(minutes > 0) || !Number.isSafeInteger(seed)) {
  print(
    `npm run fuzz -- [reader...] [--minutes N] [--seed S] [--out folder] [--planted]; readers: ${Object.keys(READERS).join(', ')}`,
  )
  process.exit(2)
}
for (const name of positionals.length > 0 ? positionals : Object.keys(READERS)) {
  await (values.planted ? seek(name) : fuzz(name))
}

async function fuzz(name: string): Promise<void> {
  const watched = new WatchedReader(name)
  const known = new Set<string>()
  const until = Date.now() + minutes * 60_000
  let inputs = 0
  // Should the whole process die of an input, this is it.
  const current = join(values.out, `${name}-current`)
  mkdirSync(values.out, { recursive: true })
  for (const input of inputsOf(READERS[name]!, { hostile: false })) {
    if (Date.now() > until) break
    inputs++
    writeFileSync(current, input)
    const fault = await watched.read(input)
    if (fault === null || known.has(signature(fault))) continue
    known.add(signature(fault))
    await keep(name, input, { fault, at: inputs, watched })
  }
  await watched.end()
  rmSync(current, { force: true })
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  const found = known.size === 0 ? 'nothing found' : `${known.size} found`
  print(`${name}: ${inputs} inputs in ${minutes} min, seed ${seed}, ${found}; at most ${peak} MB so far`)
  if (known.size > 0) process.exitCode = 1
}

/** Until the planted fault shows itself. */
async function seek(name: string): Promise<void> {
  const fault = PLANTED_FAULTS[name]
  if (fault === undefined) throw new Error(`no fault is planted for ${name}`)
  const watched = new WatchedReader(name, fault)
  const begun = Date.now()
  let inputs = 0
  let seen: Fault | null = null
  for (const input of inputsOf(READERS[name]!, { hostile: true })) {
    if (Date.now() - begun > minutes * 60_000) break
    inputs++
    seen = await watched.read(input)
    if (seen !== null) break
  }
  await watched.end()
  const after = `${inputs} inputs, ${((Date.now() - begun) / 1000).toFixed(1)} s`
  print(
    seen === null
      ? `${name}: the planted fault was not seen: ${after}`
      : `${name}: seen as ${seen.kind} after ${after}`,
  )
  if (seen === null) process.exitCode = 1
  else print(`  ${seen.detail.split('\n', 1).join('').slice(0, 150)}`)
}

/** The hostile inputs take long, and are the same each time: a test reads them. */
function* inputsOf(reader: Reader, { hostile }: { hostile: boolean }): Generator<Buffer> {
  const random = createRandom(seed)
  for (const text of reader.seeds) yield Buffer.from(text)
  if (hostile) for (const long of reader.hostile) yield Buffer.from(long(64 * 1024))
  for (;;) yield mutateInput(reader, random)
}

interface Find {
  fault: Fault
  /** Which of the seed's inputs it was, from 1. */
  at: number
  watched: WatchedReader
}

async function keep(name: string, input: Buffer, { fault, at, watched }: Find): Promise<void> {
  const fails = async (shorter: Buffer): Promise<boolean> => {
    const again = await watched.read(shorter)
    return again !== null && signature(again) === signature(fault)
  }
  const smallest = await minimise(input, fails, fault.kind === 'hang' ? 20 : 200)
  const file = join(values.out, `${name}-${seed}-${at}`)
  writeFileSync(file, smallest)
  print(`${name}: ${fault.kind} by input ${at} of seed ${seed}: ${smallest.length} of ${input.length} bytes in ${file}`)
  print(`  ${fault.detail.slice(0, 500).split('\n').slice(0, 3).join('\n  ')}`)
}

/** Two faults are one when they happen at the same place. */
function signature({ kind, detail }: Fault): string {
  return kind === 'crash' ? (detail.split('\n').find((line) => /^\s+at /.test(line)) ?? detail) : kind
}
