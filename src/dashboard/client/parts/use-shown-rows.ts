import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Rows beyond each edge of the window, for a scroll that is faster than drawing. */
const MORE = 8

/**
 * Places of the rows of a list that are in the window, and of the one that has the focus, which must not go. `list` is
 * the element that is as high as all rows; each is `height` CSS pixels high.
 */
export function useShownRows(list: RefObject<HTMLElement | null>, keys: readonly string[], height: number): number[] {
  const count = keys.length
  const [range, setRange] = useState({ from: 0, to: 40, focused: '' })
  useEffect(() => {
    const element = list.current
    if (element === null) return undefined
    let frame = 0
    const measure = (): void => {
      frame = 0
      const { top } = element.getBoundingClientRect()
      const from = Math.max(0, Math.floor(-top / height) - MORE)
      const to = Math.ceil((innerHeight - top) / height) + MORE
      setRange((before) => (before.from === from && before.to === to ? before : { ...before, from, to }))
    }
    const soon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(measure)
    }
    const focus = (event: FocusEvent): void => {
      const row = event.target instanceof Element ? event.target.closest('[data-key]') : null
      setRange((before) => ({ ...before, focused: row?.getAttribute('data-key') ?? '' }))
    }
    const blur = (): void => setRange((before) => ({ ...before, focused: '' }))
    measure()
    addEventListener('scroll', soon, { passive: true })
    addEventListener('resize', soon)
    element.addEventListener('focusin', focus)
    element.addEventListener('focusout', blur)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', soon)
      removeEventListener('resize', soon)
      element.removeEventListener('focusin', focus)
      element.removeEventListener('focusout', blur)
    }
  }, [list, height, count])
  const { from, to, focused } = range
  const last = Math.min(count, to)
  const places = Array.from({ length: Math.max(0, last - from) }, (_, i) => from + i)
  const place = focused === '' ? -1 : keys.indexOf(focused)
  return place !== -1 && (place < from || place >= last) ? [...places, place] : places
}
