import { isPrivateName } from '../private-address.ts'
import type { Source } from '../source.ts'

/** Whether a source is of this machine or its own network, where nobody else is disturbed. */
export function isInternal({ base_url, allow_private }: Source): boolean {
  return allow_private || isPrivateName(new URL(base_url).hostname)
}
