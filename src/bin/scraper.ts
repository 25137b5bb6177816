import { enableCompileCache } from 'node:module'

// Before anything large is loaded: a third of what a start costs is compiling.
enableCompileCache()
const { runScraperProcess } = await import('../scraper/child.ts')

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: scraper <attempt folder>')
process.exitCode = await runScraperProcess(folder)
