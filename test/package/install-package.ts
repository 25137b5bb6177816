import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

export interface Packed {
  path: string
  size: number
}

/** The package as its users get it: packed, installed into an empty prefix, without a network. */
export interface Installed {
  /** Files of the tarball. */
  files: Packed[]
  /** Folder of the installed package. */
  folder: string
  /** An empty folder to work in. */
  work: string
  run(...words: string[]): { status: number | null; stdout: string; stderr: string }
  remove(): void
}

/** With the Node that runs this first on the PATH, as the user of the package has it. */
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  npm_config_offline: 'true',
  npm_config_loglevel: 'error',
}

export function installPackage(): Installed {
  const base = mkdtempSync(join(tmpdir(), 'pack-'))
  const [prefix, work] = [join(base, 'prefix'), join(base, 'work')]
  mkdirSync(work)
  const packed = JSON.parse(
    // The scripts are left out because the tests run after the build.
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', base], { encoding: 'utf8', env }),
  ) as [{ filename: string; files: Packed[] }]
  const tarball = join(base, packed[0].filename)
  execFileSync('npm', ['install', '--global', '--prefix', prefix, tarball], {
    cwd: work,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return {
    files: packed[0].files,
    folder: join(prefix, 'lib', 'node_modules', 'regatta'),
    work,
    run: (...words) =>
      spawnSync(join(prefix, 'bin', 'regatta'), words, {
        cwd: work,
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    remove: () => rmSync(base, { recursive: true, force: true }),
  }
}
