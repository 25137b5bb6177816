// Imported before the program: its queue is the one of the release before. `node --import older-queue.ts cli.ts ...`
import { registerHooks } from 'node:module'

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'pg-boss' ? 'pg-boss-older' : specifier, context),
})
