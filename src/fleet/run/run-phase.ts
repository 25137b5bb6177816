/**
 * Where a run stands:
 *
 *         failed scrapers get another attempt
 *       +-------------------------------------+
 *       v                                     |
 *    waiting --`until` is reached--> launching --nothing left---------+
 *       |                                |                            |
 *       +-------too many failures--------+                            v
 *       |                                +--> draining --none runs--> over
 *       |                                |        |                   ^
 *       +--------stop requested----------+--------+--> stopping ------+
 *                                                  none runs, deadline, killing requested
 */
export type RunPhase =
  /** Queued units start as slots become free. */
  | { kind: 'launching' }
  /** What is queued failed before and is not started again before `until` (ms since 1970). */
  | { kind: 'waiting'; until: number }
  /** Nothing more starts; what runs comes to its end. */
  | { kind: 'draining' }
  /** All were asked to stop; what still lives at `deadline` (ms since 1970) is killed. */
  | { kind: 'stopping'; deadline: number }

/** How much later than its scrapers' grace a run that is being stopped kills what is left, in ms. */
const KILL_MARGIN = 1000

/** That of a run whose scrapers have so many ms from now on to end. */
export function stoppingPhase(grace_ms: number): RunPhase {
  return { kind: 'stopping', deadline: Date.now() + grace_ms + KILL_MARGIN }
}
