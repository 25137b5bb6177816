import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** A temporary folder that goes with the test. */
export function scratchFolder(t: { after(work: () => void): void }): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'store-')))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A small file system of its own, or null (and the test skipped) where this machine does not let us mount one. */
export function smallDisk(t: TestContext, size: string): { folder: string; remount: (options: string) => void } | null {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'store-disk-')))
  const mount = (options: string): void => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
  }
  try {
    mount(`size=${size}`)
  } catch {
    rmSync(folder, { recursive: true })
    t.skip('no file system can be mounted here')
    return null
  }
  t.after(() => {
    execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
  })
  return { folder, remount: (options) => mount(`remount,${options}`) }
}
