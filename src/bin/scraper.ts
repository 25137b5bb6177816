import { runScraperProcess } from '../scraper/child.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: scraper <attempt folder>')
process.exitCode = await runScraperProcess(folder)
