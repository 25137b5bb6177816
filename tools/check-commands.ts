import { Writable } from 'node:stream'
import { main } from '../src/cli/main.ts'
import { NAME } from '../src/vocabulary/product.ts'
import { codeOf, markdownFiles, type Code } from './markdown.ts'

const CALL = new RegExp(`(?<![\\w/@.-])(?:bin/)?${NAME}(?:\\.mjs)? +([a-z][a-z-]*)?([^\\n|;&#\`]*)`, 'g')
const FLAG = /(?<![\w-])--[a-z][a-z-]*/g

/** Flags of other programs that our pages speak of. */
const FOREIGN = new Set(['--ignore-scripts', '--max-semi-space-size', '--enable-source-maps'])

/** Every command and every flag that a page names is there: the help of the program itself is asked. */
export async function checkCommands(root: string): Promise<string[]> {
  const general = await flagsOf([])
  const commands = new Map<string, Set<string>>()
  for (const name of commandNames(await help([]))) commands.set(name, await flagsOf([name]))
  const all = new Set([...general, ...[...commands.values()].flatMap((flags) => [...flags])])
  return markdownFiles(root).flatMap(({ path, text }) =>
    codeOf(text).flatMap((code) =>
      [...checkCalls(code, commands, general), ...checkLoneFlag(code, all)].map(
        (say) => `${path}:${code.line}: ${say}`,
      ),
    ),
  )
}

function checkCalls(code: Code, commands: Map<string, Set<string>>, general: Set<string>): string[] {
  // `run-all --json` is said for short.
  const short = code.kind === 'inline' && commands.has(code.text.split(' ')[0]!)
  const text = short ? `${NAME} ${code.text}` : code.text
  return [...text.matchAll(CALL)].flatMap(([, name, rest]) => {
    const flags = name === undefined ? general : commands.get(name)
    if (flags === undefined) return [`there is no command '${NAME} ${name}'`]
    return (rest!.match(FLAG) ?? [])
      .filter((flag) => !flags.has(flag))
      .map((flag) => `'${[NAME, name].join(' ').trim()}' has no flag ${flag}`)
  })
}

function checkLoneFlag(code: Code, flags: Set<string>): string[] {
  const flag = code.kind === 'inline' ? /^--[a-z][a-z-]*/.exec(code.text)?.[0] : undefined
  return flag === undefined || flags.has(flag) || FOREIGN.has(flag) ? [] : [`no command has a flag ${flag}`]
}

function commandNames(text: string): string[] {
  const list = /^Commands\n((?: .*\n)+)/m.exec(text)?.[1] ?? ''
  return [...list.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map((match) => match[1]!)
}

async function flagsOf(words: string[]): Promise<Set<string>> {
  return new Set([...((await help(words)).match(FLAG) ?? []), '--help', '--version'])
}

async function help(words: string[]): Promise<string> {
  let text = ''
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString()
      done()
    },
  })
  const code = await main([...words, '--help'], { stdout, stderr: stdout, env: {}, cwd: process.cwd() })
  if (code !== 0) throw new Error(`${[NAME, ...words].join(' ')} --help ended with ${code}: ${text}`)
  return text
}
