import { useEffect, useState } from 'preact/hooks'

/** Width of the window in CSS pixels. */
export function useWidth(): number {
  const [width, setWidth] = useState(innerWidth)
  useEffect(() => {
    const measure = (): void => setWidth(innerWidth)
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return width
}
