// A worker that doubles numbers, and does what a bad row makes a worker do.
import { serve } from '../../../src/records/pool/serve.ts'

serve((item: number | 'throw' | 'die' | 'hang') => {
  if (item === 'throw') throw new Error('no such number')
  if (item === 'die') process.exit(3)
  for (;;) if (item !== 'hang') return item * 2
})
