#!/usr/bin/env node
// No import statement and no new syntax: also a Node too old to run the program must be able to say so.
const NEEDED = 24

function refuse(message) {
  process.stderr.write(`regatta: ${message}\n`)
  process.exitCode = 2
}

async function start() {
  const { existsSync } = await import('node:fs')
  const program = new URL('../dist/cli.js', import.meta.url)
  if (!existsSync(program)) return refuse('there is no dist/cli.js yet: npm run build')
  const { setFlagsFromString } = await import('node:v8')
  // The young generation stays small: 14 MB less at the peak of a run (103 to 89 MB with 300 configs). Its size itself
  // can no longer be set once the process runs.
  setFlagsFromString('--semi-space-growth-factor=1')
  // --dry-run is to touch nothing, a cache of compiled code included.
  if (!process.argv.includes('--dry-run')) (await import('node:module')).enableCompileCache()
  await import(program.href)
}

// A checkout brings a Node of its own along, and a project may have one beside this package: that one then runs us.
async function startWithNearbyNode() {
  const { fileURLToPath } = await import('url')
  const { basename, dirname } = await import('path')
  const { spawn, spawnSync } = await import('child_process')
  const program = fileURLToPath(import.meta.url)
  const args = [program].concat(process.argv.slice(2))
  const isInstalled = basename(dirname(dirname(dirname(program)))) === 'node_modules'
  const nearby = ['../node_modules/node/bin/node']
    .concat(isInstalled ? '../../node/bin/node' : [])
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    // It may be too old as well, or, where install scripts are switched off, no program at all.
    .find((path) => isNewEnough(String(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout).replace('v', '')))
  if (nearby === undefined) {
    const again = ['npx', '-p', `node@${NEEDED}`, 'node'].concat(args).map(quoted).join(' ')
    return refuse(`needs Node ${NEEDED} or newer; this is Node ${process.version}; try: ${again}`)
  }
  // In a session of its own: a terminal, or `timeout`, signals a whole process group, and what we pass on would then be
  // the second signal, which kills where the first one asks.
  const child = spawn(nearby, args, { stdio: 'inherit', detached: true })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGWINCH']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 128
  })
}

function isNewEnough(version) {
  return Number(version.split('.')[0]) >= NEEDED
}

// As a shell takes it.
function quoted(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`
}

if (isNewEnough(process.versions.node)) void start()
else void startWithNearbyNode()
