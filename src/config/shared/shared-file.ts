import { z } from 'zod'
import { sourceFile } from '../schema/source-file.ts'

/** What each config says for itself: in a file for many it would make them all the same source. */
export const OWN_KEYS = ['name', 'base_url', 'listing'] as const

/** The stem of a file that holds settings for every config in its folder and below. */
export const SHARED_STEM = '_defaults'

const { name: _name, base_url: _base, listing: _listing, ...shared } = sourceFile.shape

/** A `_defaults.yaml`: any keys of a config but those of one source. */
export const sharedFile = z.strictObject(shared)
