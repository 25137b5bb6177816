// A worker that doubles numbers, and does what a bad row makes a worker do.
import { serve } from '../../../src/records/pool/serve.ts'

serve((item: number | 'throw' | 'die' | 'hang' | 'burn') => {
  if (item === 'burn') return Array.from({ length: 20_000 }, Math.sqrt).length
  if (item === 'throw') throw new Error('no such number')
  if (item === 'die') process.exit(3)
  for (;;) if (item !== 'hang') return item * 2
})
