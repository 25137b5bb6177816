import type { ClientChoices } from '../browser/auto-choice.ts'
import type { Source } from '../config/source.ts'
import type { Store } from '../store/store.ts'
import { digest, extractionDigest } from './digests.ts'

/** What `client: auto` has chosen, from one run to the next. */
export interface ClientMemory {
  known: ClientChoices
  /** Never rejects: without it the next run has a little more to do. */
  keep(choices: ClientChoices): Promise<void>
}

const FACT = 'clients_chosen'

/** Reads it from the store. A change of what is selected, and so awaited, begins anew. */
export async function openClientMemory(
  source: Source,
  store: Pick<Store, 'getFact' | 'setFact'>,
): Promise<ClientMemory> {
  const awaited = digest([extractionDigest(source), source.selectors.thumbnail, source.browser?.wait_for ?? null])
  const kept = JSON.parse((await store.getFact(FACT)) ?? 'null') as { awaited: string; choices: ClientChoices } | null
  const known = kept?.awaited === awaited ? kept.choices : {}
  return {
    known,
    async keep(choices) {
      if (JSON.stringify(choices) === JSON.stringify(known)) return
      try {
        await store.setFact(FACT, JSON.stringify({ awaited, choices }))
      } catch {
        // A full disk, or a store that is another's by now: the next run looks at the pages itself.
      }
    },
  }
}
