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
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  await import(program.href)
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED) void start()
else {
  const again = ['npx', '-p', `node@${NEEDED}`, '-p', 'regatta', 'regatta', ...process.argv.slice(2)].join(' ')
  refuse(`needs Node ${NEEDED} or newer; this is Node ${process.version}; try: ${again}`)
}
