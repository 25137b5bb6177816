import { isHeaded } from './find/find-browser.ts'
import type { Source } from '../config/source.ts'

/** How pages are shown, after the config and the environment. */
export interface ShownSettings {
  /** Pages that are open at once. */
  pool_size: number
  /** Kinds of resources that are not loaded, as Chromium calls them. */
  blocked: ResourceKind[]
  /** Whole time for one page, in ms. */
  page_timeout_ms: number
  /** Uses after which a page is closed and another one opened. */
  recycle_after: number
  headed: boolean
}

export type ResourceKind = 'Image' | 'Stylesheet' | 'Font' | 'Media'

const KINDS = { image: 'Image', stylesheet: 'Stylesheet', font: 'Font', media: 'Media' } as const

/** What a config says of its browser, under what the environment says. */
export function browserSettings({ browser }: Pick<Source, 'browser'>, env: NodeJS.ProcessEnv): ShownSettings {
  const { pool_size = 4, block_resources = true, page_timeout = 180, recycle_after = 10 } = browser ?? {}
  const words = blockedByEnvironment(env['REGATTA_BLOCK_RESOURCES']) ?? block_resources
  const pool = Number(env['REGATTA_POOL_SIZE'])
  const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[]
  return {
    pool_size: Number.isInteger(pool) && pool > 0 ? pool : pool_size,
    blocked: kinds
      .filter((kind) => words === true || (words !== false && words.includes(kind)))
      .map((kind) => KINDS[kind]),
    page_timeout_ms: page_timeout * 1000,
    recycle_after,
    headed: isHeaded(env),
  }
}

function blockedByEnvironment(value: string | undefined): boolean | string[] | null {
  const text = value?.trim().toLowerCase() ?? ''
  if (text === '') return null
  if (/^(true|1|yes)$/.test(text)) return true
  if (/^(false|0|no)$/.test(text)) return false
  return text.split(',').map((word) => word.trim())
}
