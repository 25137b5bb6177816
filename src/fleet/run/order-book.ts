import { memberId, type Member, type RunPlan, type Unit } from '../../runs/folder/run-plan.ts'
import {
  announceOrders,
  giveOrder,
  ordersVersion,
  readOrder,
  readSlotOrder,
  type OrderKind,
} from '../../runs/folder/orders.ts'
import type { FleetEvent } from '../../vocabulary/run/event.ts'
import { localClock } from '../../vocabulary/time/local-time.ts'
import { autoSlots } from '../capacity/slots.ts'
import type { Observer } from './observer.ts'

/** How often orders are looked for, in ms: 3 microseconds a look. */
export const ORDERS_MS = 250

/** Between the end of the last scraper and that of the run, in ms. */
const TO_END_MS = 2000

/** So many scrapers are named in one line. */
const NAMED = 4

/**
 * The orders of users as an orchestrator sees them: who is held back, who is not to start, and how many may run at once
 * (which becomes part of the plan). What runs obeys its own order, whoever watches it.
 */
export class OrderBook {
  readonly #plan: RunPlan
  readonly #stateDir: string
  readonly #emit: (event: FleetEvent) => void
  readonly #orders = new Map<string, OrderKind>()
  #version = ''
  #slots: number | 'auto' | null = null
  #isTimeUp = false

  constructor(plan: RunPlan, { stateDir, emit }: { stateDir: string; emit: (event: FleetEvent) => void }) {
    this.#plan = plan
    this.#stateDir = stateDir
    this.#emit = emit
  }

  /** Reads the orders again where some were announced, and reports what is new. False where none were. */
  look(members: readonly Member[], observer: Observer): boolean {
    this.#endByTime(members, observer)
    const version = ordersVersion(this.#stateDir, this.#plan.run)
    if (version === this.#version) return false
    this.#version = version
    const changed = { pause: [], stop: [], kill: [], resume: [] } as Record<OrderKind | 'resume', string[]>
    for (const member of members) {
      if (observer.ended(member)) continue
      const before = this.#orders.get(member.folder)
      const order = readOrder(member.folder)?.order
      if (order === before) continue
      if (order === undefined) this.#orders.delete(member.folder)
      else this.#orders.set(member.folder, order)
      changed[order ?? 'resume'].push(memberId(member))
    }
    for (const [kind, ids] of Object.entries(changed)) {
      if (ids.length > 0) this.#note(`${WORDS[kind as keyof typeof WORDS]}: ${named(ids)}`)
    }
    this.#changeSlots()
    return true
  }

  isPaused(member: Member): boolean {
    return this.#orders.get(member.folder) === 'pause'
  }

  /** Whether it is not to start any more. */
  isStopped(member: Member): boolean {
    const order = this.#orders.get(member.folder)
    return order === 'stop' || order === 'kill'
  }

  /** Of these units, how many only wait for users: their slots are free for others. */
  countPaused(units: readonly Unit[], observer: Observer): number {
    if (this.#orders.size === 0) return 0
    return units.filter(({ members }) => {
      const open = members.filter((member) => !observer.ended(member))
      const running = observer.running(open)
      return (running.length > 0 ? running : open).every((member) => this.isPaused(member))
    }).length
  }

  /** When the time of the run is up, every scraper gets the order to stop. */
  #endByTime(members: readonly Member[], observer: Observer): void {
    const { limits, grace_ms, run } = this.#plan
    if (this.#isTimeUp || limits.until == null || Date.now() < limits.until - grace_ms - TO_END_MS) return
    this.#isTimeUp = true
    this.#emit({
      type: 'note',
      level: 'warn',
      message: `The run is to end by ${localClock(new Date(limits.until))}: everything is stopped`,
    })
    for (const { folder } of members.filter((member) => !observer.ended(member))) {
      if (readOrder(folder)?.order !== 'kill') giveOrder(folder, 'stop')
    }
    announceOrders(this.#stateDir, run)
  }

  #changeSlots(): void {
    const wanted = readSlotOrder(this.#stateDir, this.#plan.run)?.slots ?? null
    if (wanted === null || wanted === this.#slots) return
    this.#slots = wanted
    const slots = wanted === 'auto' ? autoSlots() : wanted
    this.#plan.max_parallel = slots
    this.#plan.limits = { ...this.#plan.limits, auto_slots: wanted === 'auto' }
    this.#emit({ type: 'slots_changed', at: new Date().toISOString(), slots, most: slots, by: 'user' })
  }

  #note(message: string): void {
    this.#emit({ type: 'note', level: 'info', message })
  }
}

const WORDS = {
  pause: 'Paused on request',
  resume: 'Resumed',
  stop: 'Stopping on request',
  kill: 'Killing on request',
} as const

function named(ids: string[]): string {
  const more = ids.length - NAMED
  return `${ids.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
