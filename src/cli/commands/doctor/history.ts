import { openHistory } from '../../../runs/history/open-history.ts'
import type { CommonArgs } from '../../command.ts'
import { type Check, warn } from './check.ts'

/** Says only what is wrong with the history: order and `every` of the next run come from it. */
export async function checkHistory({ stateDir }: Pick<CommonArgs, 'stateDir'>): Promise<Check[]> {
  const fault = await openHistory(stateDir).fault()
  return fault === null ? [] : [warn('history', fault, 'nothing by hand: run-all sets it aside and rebuilds it')]
}
