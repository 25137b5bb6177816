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

// A checkout brings a Node of its own along: whoever types `node bin/regatta.mjs` there is served by that one.
async function startWithOwnNode() {
  const { existsSync } = await import('fs')
  const { fileURLToPath } = await import('url')
  const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  if (!existsSync(own)) {
    const again = ['npx', '-p', `node@${NEEDED}`, '-p', 'regatta', 'regatta', ...process.argv.slice(2)].join(' ')
    return refuse(`needs Node ${NEEDED} or newer; this is Node ${process.version}; try: ${again}`)
  }
  const { spawn } = await import('child_process')
  // In a session of its own: a terminal, or `timeout`, signals a whole process group, and what we pass on would then be
  // the second signal, which kills where the first one asks.
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    detached: true,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGWINCH']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 128
  })
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED) void start()
else void startWithOwnNode()
