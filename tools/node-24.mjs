// Runs a tool under Node 24 or says in one line what is missing. Plain syntax on purpose: any old Node must be able to
// read this file, because it is the one that runs when the Node of this repository was not installed.
//     node tools/node-24.mjs tools/build.ts [arguments...]
import { pathToFileURL } from 'node:url'

const tool = process.argv[2]
if (tool === undefined) {
  process.stderr.write('Usage: node tools/node-24.mjs <tool> [arguments...]\n')
  process.exitCode = 2
} else if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    'This needs Node 24, and this is ' +
      process.version +
      '. `npm ci` brings Node 24 along, unless install scripts are switched off: `npm rebuild node`, then `npm run` again.\n',
  )
  process.exitCode = 2
} else {
  process.argv.splice(1, 1)
  void import(pathToFileURL(tool).href)
}
