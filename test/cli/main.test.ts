import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Command, CommonArgs, Commands } from '../../src/cli/command.ts'
import { COMMANDS } from '../../src/cli/commands.ts'
import { main } from '../../src/cli/main.ts'
import { width } from '../../src/view/cell.ts'
import { type PaperIo, paperIo } from './paper-io.ts'

type Seen = CommonArgs & { pattern: string[]; full: boolean; maxPages: number | undefined; only: string | undefined }

/** A program of two commands: one keeps what it was given, one throws. */
function program(thrown: Error = new Error('a bug')): {
  commands: Commands
  seen: Seen[]
} {
  const seen: Seen[] = []
  const gather: Command<Omit<Seen, keyof CommonArgs>> = {
    command: 'gather [pattern...]',
    describe: 'gather what it is given',
    examples: [['$0 gather fiji', 'an example']],
    options: (yargs) =>
      yargs
        .positional('pattern', { type: 'string', array: true, default: [] as string[] })
        .option('full', { type: 'boolean', default: false, describe: 'all of it' })
        .option('max-pages', { type: 'number', alias: 'p', describe: 'so many' })
        .option('only', { choices: ['this', 'that'], describe: 'one of them' }) as never,
    run: (args, { stdout }) => {
      seen.push(args)
      stdout.write(args.json ? `${JSON.stringify({ text: 'Nouméa' })}\n` : 'Nouméa ✔\n')
      return Promise.resolve(args.full ? 7 : 0)
    },
  }
  const stumble: Command<unknown> = {
    command: 'stumble <who>',
    describe: 'throw',
    examples: [['$0 stumble me', 'an example']],
    options: (yargs) => yargs.positional('who', { type: 'string' }),
    run: () => Promise.reject(thrown),
  }
  return {
    commands: { gather: () => Promise.resolve(gather), stumble: () => Promise.resolve(stumble) },
    seen,
  }
}

async function run(
  words: string,
  io: PaperIo = paperIo(),
  { commands, seen } = program(),
): Promise<{ code: number; seen: Seen[] } & PaperIo> {
  const code = await main(words === '' ? [] : words.split(' '), io, commands)
  return { code, seen, ...io }
}

const MISTAKES: [words: string, said: string, hint: string][] = [
  ['gahter', "there is no command 'gahter'; did you mean 'gather'?", 'See: regatta gather --help'],
  ['gat', "there is no command 'gat'; did you mean 'gather'?", 'See: regatta gather --help'],
  ['xyzzy', "there is no command 'xyzzy'", 'See: regatta --help'],
  ['constructor', "there is no command 'constructor'", 'See: regatta --help'],
  ['gather --maxpages 3', 'gather has no flag --maxpages; did you mean --max-pages?', 'See: regatta gather --help'],
  ['gather --max', 'gather has no flag --max; did you mean --max-pages?', 'See: regatta gather --help'],
  ['gather --stat-dir x', 'gather has no flag --stat-dir; did you mean --state-dir?', 'See: regatta gather --help'],
  ['--stat-dir x', 'regatta has no flag --stat-dir; did you mean --state-dir?', 'See: regatta --help'],
  ['--unheard gather', 'gather has no flag --unheard', 'See: regatta gather --help'],
  ['gather -x', 'gather has no flag -x', 'See: regatta gather --help'],
  ['gather --a.b=1', 'gather has no flag --a.b', 'See: regatta gather --help'],
  ['gather --no-colour', 'gather has no flag --colour; did you mean --color?', 'See: regatta gather --help'],
  ['gather --full=yes', "--full takes no value: current value is 'yes'", 'See: regatta gather --help'],
  ['gather --max-pages many', '--max-pages must be a number', 'See: regatta gather --help'],
  ['gather --only', '--only needs a value', 'See: regatta gather --help'],
  ['gather --max-pages', '--max-pages needs a value', 'See: regatta gather --help'],
  ['gather --state-dir --full', '--state-dir needs a value', 'See: regatta gather --help'],
  ['gather --only those', "--only must be one of this, that: current value is 'those'", 'See: regatta gather --help'],
  [
    'gather --log-level loud',
    "--log-level must be one of debug, info, warn, error: current value is 'loud'",
    'See: regatta gather --help',
  ],
  ['gather --data-dir=', "--data-dir must name a folder: current value is ''", ''],
  ['stumble', 'stumble needs <who>', 'See: regatta stumble --help'],
  ['stumble a b', "stumble does not take 'b'", 'See: regatta stumble --help'],
  ['stumble \u001b[2Ja b', "stumble does not take 'b'", 'See: regatta stumble --help'],
  ['gather --\u001b[2J', 'gather has no flag --\\x1b[2J', 'See: regatta gather --help'],
]

test('a mistake on the command line is named in one line, with the nearest right spelling, and exits 2', async () => {
  for (const [words, said, hint] of MISTAKES) {
    const { code, seen, stdout, stderr } = await run(words)
    assert.deepEqual(stderr.lines, [`regatta: ${said}`, ...(hint === '' ? [] : [hint])], words)
    assert.equal(code, 2, words)
    assert.equal(stdout.text, '', words)
    assert.deepEqual(seen, [], words)
  }
})

test('arguments arrive, flags before or after the command, and the exit code is the command’s', async () => {
  const { code, seen } = await run('--state-dir s gather fiji/* 2026 --full --max-pages 3 --only that --data-dir /d -q')
  assert.equal(code, 7)
  const [args] = seen
  assert.deepEqual(args!.pattern, ['fiji/*', '2026'])
  assert.deepEqual([args!.full, args!.maxPages, args!.only, args!.quiet], [true, 3, 'that', true])
  assert.deepEqual([args!.stateDir, args!.dataDir, args!.logDir], ['/home/fleet/s', '/d', '/home/fleet/logs'])
})

test('of a flag that is given several times the last one counts', async () => {
  const { seen } = await run(
    '--data-dir /a gather x --max-pages 3 y -p 5 --max-pages=4 --full --no-full --data-dir=/b --only this',
  )
  const { maxPages, pattern, full, dataDir, only } = seen[0]!
  assert.deepEqual([maxPages, pattern, full, dataDir, only], [4, ['x', 'y'], false, '/b', 'this'])
})

test('places come from flags, then the environment, then their defaults', async () => {
  const env = { REGATTA_CONFIG_DIR: 'c', REGATTA_STATE_DIR: '/env', REGATTA_SOMETHING: 'x' }
  const { seen } = await run('gather --state-dir /flag', paperIo({ env }))
  const { configDir, dataDir, logDir, stateDir } = seen[0]!
  assert.deepEqual(
    [configDir, dataDir, logDir, stateDir],
    ['/home/fleet/c', '/home/fleet/data', '/home/fleet/logs', '/flag'],
  )
  const { code, stderr } = await run('gather', paperIo({ env: { REGATTA_LOG_DIR: ' ' } }))
  assert.equal(code, 2)
  assert.match(stderr.text, /REGATTA_LOG_DIR must name a folder/)
})

type Looks = [
  what: string,
  words: string,
  env: NodeJS.ProcessEnv,
  isTTY: boolean,
  looks: { color: boolean; ascii: boolean },
]

const LOOKS: Looks[] = [
  ['a pipe', '', {}, false, { color: false, ascii: false }],
  ['a terminal', '', {}, true, { color: true, ascii: false }],
  ['NO_COLOR', '', { NO_COLOR: '1' }, true, { color: false, ascii: false }],
  ['NO_COLOR without a value', '', { NO_COLOR: '' }, true, { color: true, ascii: false }],
  ['FORCE_COLOR', '', { FORCE_COLOR: '1' }, false, { color: true, ascii: false }],
  ['FORCE_COLOR=0', '', { FORCE_COLOR: '0' }, true, { color: false, ascii: false }],
  ['--color before NO_COLOR', ' --color', { NO_COLOR: '1' }, false, { color: true, ascii: false }],
  ['--no-color before FORCE_COLOR', ' --no-color', { FORCE_COLOR: '1' }, true, { color: false, ascii: false }],
  ['a dumb terminal', '', { TERM: 'dumb' }, true, { color: false, ascii: false }],
  ['a terminal without UTF-8', '', { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, true, { color: true, ascii: true }],
  ['a pipe without UTF-8', '', { LANG: 'C' }, false, { color: false, ascii: false }],
  ['--no-ascii', ' --no-ascii', { LANG: 'C' }, true, { color: true, ascii: false }],
  ['a UTF-8 locale in other letters', '', { LC_CTYPE: 'en_US.utf8' }, true, { color: true, ascii: false }],
]

test('colours and ASCII follow flags, environment and terminal', async () => {
  for (const [what, words, env, isTTY, looks] of LOOKS) {
    const io = paperIo({ env })
    io.stdout.isTTY = isTTY
    const { seen } = await run(`gather${words}`, io)
    const { color, ascii } = seen[0]!
    assert.deepEqual({ color, ascii }, looks, what)
  }
})

test('--ascii lets no other byte through, and JSON stays the same data', async () => {
  const text = await run('gather --ascii')
  assert.equal(text.stdout.text, 'Noumea \\u{2714}\n')
  const json = await run('gather --ascii --json')
  assert.equal(json.stdout.text, '{"text":"Noum\\u00e9a"}\n')
})

test('--ascii does not change data, but on a terminal', async () => {
  const given = program()
  const gather = await given.commands['gather']!()
  const commands = { gather: () => Promise.resolve({ ...gather, data: true as const }) }
  const piped = await run('gather --ascii', paperIo(), { ...given, commands })
  assert.equal(piped.stdout.text, 'Nouméa ✔\n')
  const io = paperIo()
  io.stdout.isTTY = true
  assert.match((await run('gather --ascii', io, { ...given, commands })).stdout.text, /^[ -~]*\n$/)
})

test('--version, --help and help', async () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  for (const words of ['--version', 'gather --version']) {
    const { code, stdout } = await run(words)
    assert.deepEqual([code, stdout.text], [0, `${manifest.version}\n`])
  }
  for (const words of ['gather --help', 'gather -h', 'help gather', '--help gather', 'stumble --help']) {
    const { code, stdout, stderr, seen } = await run(words)
    assert.deepEqual([code, stderr.text, seen.length], [0, '', 0], words)
    assert.match(stdout.text, /\nExamples\n {2}regatta (gather fiji|stumble me)\n/, words)
  }
  const nothing = await run('')
  assert.equal(nothing.code, 2)
  const help = await run('--help')
  assert.deepEqual([help.code, help.stdout.text], [0, nothing.stderr.text])
  assert.match(help.stdout.text, /gather \[pattern\.\.\.\] {2}gather what it is given/)
})

test('after -- nothing is a flag', async () => {
  const { code, stderr } = await run('gather -- --version')
  assert.equal(code, 2)
  assert.match(stderr.text, /gather does not take '--version'/)
})

test('the help of every command fits its terminal and has an example', async () => {
  for (const name of Object.keys(COMMANDS)) {
    for (const columns of [undefined, 60, 80, 300]) {
      const io = paperIo()
      if (columns !== undefined) io.stdout.columns = columns
      assert.equal(await main([name, '--help'], io), 0, name)
      for (const line of io.stdout.lines) {
        const code = /^ {2}\S.*regatta/.test(line)
        assert.ok(code || width(line) <= Math.min(columns ?? 90, 100), `${name}: ${line}`)
      }
      assert.match(io.stdout.text, /\nExamples\n {2}\S/, name)
      assert.doesNotMatch(io.stdout.text, /undefined|\$0/, name)
    }
  }
})

test('our own mistake: one line, and the stack in a file that can be sent', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'main-'))
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = temporary
  try {
    const { code, stderr } = await run('stumble me')
    assert.equal(code, 70)
    const [, file] = /^regatta: internal error: a bug \(its stack is in (.*); please report it: .*\)\n$/.exec(
      stderr.text,
    )!
    assert.match(readFileSync(file!, 'utf8'), /\["stumble","\[\.\.\.\]"\]\nError: a bug\n +at /)
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(temporary, { recursive: true })
  }
  const debug = await run('stumble me', paperIo({ env: { REGATTA_DEBUG: '1' } }))
  assert.match(debug.stderr.text, /^regatta: internal error: a bug\nError: a bug\n +at /)
})

test('what the system refuses is said without a stack', async () => {
  const refused = Object.assign(new Error("EACCES: permission denied, mkdir '/x'"), {
    code: 'EACCES',
    syscall: 'mkdir',
  })
  const { code, stderr } = await run('stumble me', paperIo(), program(refused))
  assert.deepEqual([code, stderr.text], [2, "regatta: EACCES: permission denied, mkdir '/x'\n"])
})
