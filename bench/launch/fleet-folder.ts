import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Task } from '../../src/runs/folder/task.ts'

/** Writes a config for every port: a fleet of single scrapers with one listing page and three articles each. */
export function writeConfigs(folder: string, ports: number[]): void {
  rmSync(folder, { recursive: true, force: true })
  ports.forEach((port, n) => {
    const country = join(folder, 'configs', `land_${n % 10}`)
    mkdirSync(country, { recursive: true })
    writeFileSync(join(country, `paper_${n}.yaml`), config(port, n))
  })
}

/**
 * The attempt folders of a run of ours, copied with stores of their own, so that another runner can start the very same
 * children; returns them.
 */
export function copyAttempts(folder: string, to: string): string[] {
  return globSync('.regatta/runs/*/scrapers/*/*/1/task.json', { cwd: folder }).map((path, n) => {
    const task = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Task
    const attempt = join(to, String(n))
    mkdirSync(attempt, { recursive: true })
    writeFileSync(join(attempt, 'task.json'), JSON.stringify({ ...task, store: join(attempt, 'a.db') }))
    return attempt
  })
}

/** Whether every child of a runner ended well. */
export function allSucceeded(attempts: string[]): boolean {
  return attempts.every((attempt) => {
    const result = JSON.parse(readFileSync(join(attempt, 'result.json'), 'utf8')) as { status: string }
    return result.status === 'success'
  })
}

export function attemptsOf(folder: string): string[] {
  return globSync('.regatta/runs/*/scrapers/*/*/1/task.json', { cwd: folder }).map((path) =>
    join(folder, dirname(path)),
  )
}

function config(port: number, n: number): string {
  return `name: Paper ${n}
base_url: http://127.0.0.1:${port}
rate_limit: 0
concurrency: 4
listing: { type: pagination, url_template: 'http://127.0.0.1:${port}/news?page={num}', start_page: 1 }
max_pages: 1
selectors:
  thumbnail: { container: li.item, title: a, url: 'a::attr(href)' }
  article: { title: h1, date: time, body: .body p }
`
}
