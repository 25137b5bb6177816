import { resolve } from 'node:path'
import { orderScrapers } from '../../fleet/actions/order-scrapers.ts'
import { setSlots } from '../../fleet/actions/set-slots.ts'
import { readTail } from '../../runs/folder/files/log-tail.ts'
import type { ViewControls } from '../../view/view.ts'
import type { CommonArgs, Io } from '../command.ts'

/** What the keys of the live view do: the same as the commands `stop`, `pause`, `resume` and `slots`. */
export function viewControls({ stateDir }: Pick<CommonArgs, 'stateDir'>, io: Pick<Io, 'stdin' | 'cwd'>): ViewControls {
  return {
    input: io.stdin ?? process.stdin,
    readLog: (path, lines) => tried(() => readTail(resolve(io.cwd, path), lines), []),
    act: (request, { run, slots }) =>
      tried(() => {
        if (request.what === 'slots') return changeSlots(Math.max(1, slots + request.by), { stateDir, run })
        return request.what === 'stop'
          ? order(request.id, 'stop', { stateDir, run })
          : pauseOrResume(request.id, { stateDir, run })
      }, 'it could not be written down: is the disk of the state directory full?'),
  }
}

interface Place {
  stateDir: string
  run: string
}

function changeSlots(slots: number, place: Place): string {
  const change = setSlots(slots, place)
  return change.ok ? `${slots} at once from now on` : 'this run has one slot (--sequential)'
}

/** A key that was pressed twice takes back what it did. */
function pauseOrResume(id: string, place: Place): string {
  const [paused] = orderScrapers([id], 'pause', place)
  return paused?.outcome === 'given' ? `${id} is being paused; p lets it go on` : order(id, 'resume', place)
}

function order(id: string, action: 'stop' | 'resume', place: Place): string {
  const [given] = orderScrapers([id], action, place)
  switch (given?.outcome) {
    case 'given':
      return action === 'stop' ? `${id} is being stopped` : `${id} goes on`
    case 'unchanged':
      return action === 'stop' ? `${id} is being stopped already` : `${id} is being stopped`
    case 'over':
      return `${id} has ended`
    case 'unknown':
    case undefined:
      return `${id} is no scraper of this run`
  }
}

/** What the disk or a vanished file does must not end the view. */
function tried<T>(work: () => T, instead: T): T {
  try {
    return work()
  } catch {
    return instead
  }
}
