import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, writeJson } from './files/json-file.ts'
import { runFolder } from './layout.ts'

/**
 * What a user wants of one scraper while its run goes on: order.json in the folder of its attempt. Whoever starts or
 * watches the scraper obeys it, and so does the scraper itself; so it holds whatever becomes of the orchestrator.
 */
export interface Order {
  order: OrderKind
  /** ISO time. */
  at: string
}

/** `kill` is `stop` without grace. */
export type OrderKind = 'pause' | 'stop' | 'kill'

/** What is wanted of the attempt in this folder; null for nothing in particular. */
export function readOrder(folder: string): Order | null {
  return readJson(join(folder, 'order.json'))
}

/** Writes an order down; null takes it back. Throws the system's errors. */
export function giveOrder(folder: string, order: OrderKind | null, now = new Date()): void {
  if (order === null) rmSync(join(folder, 'order.json'), { force: true })
  else writeJson(join(folder, 'order.json'), { order, at: now.toISOString() } satisfies Order)
}

/** How many units may run at once from now on, in the place of what the run began with. */
export interface SlotOrder {
  slots: number | 'auto'
}

/** What was last wanted of a run as a whole; null for what it began with. */
export function readSlotOrder(stateDir: string, run: string): SlotOrder | null {
  return readJson(join(runFolder(stateDir, run), 'slots.json'))
}

/** Writes down how many units may run at once; `announceOrders` then says so. */
export function writeSlotOrder(stateDir: string, run: string, slots: SlotOrder['slots']): void {
  writeJson(join(runFolder(stateDir, run), 'slots.json'), { slots } satisfies SlotOrder)
}

/** After orders were given: the orchestrator looks at all of them again. */
export function announceOrders(stateDir: string, run: string): void {
  writeJson(join(runFolder(stateDir, run), 'orders.json'), { at: new Date().toISOString() })
}

/** Another text whenever orders were announced; '' before the first. */
export function ordersVersion(stateDir: string, run: string): string {
  const found = statSync(join(runFolder(stateDir, run), 'orders.json'), { throwIfNoEntry: false })
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs}`
}
