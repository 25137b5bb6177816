import { declarationNamed } from '../listings/listing-types.ts'

interface Context {
  addIssue(issue: { code: 'custom'; path: string[]; message: string }): void
}

/** A listing that names no page is one that `discover` is to find. Takes nothing as given. */
export function requireListing(file: unknown, ctx: Context): void {
  const { listing, discover } = file as { listing?: unknown; discover?: unknown }
  if (typeof listing !== 'object' || listing === null) return
  const { type, url_template } = listing as { type?: unknown; url_template?: unknown }
  const declared = declarationNamed(type)
  if (declared === null) return
  const mayLack = declared.mayBeDiscovered === true
  // The schema of every other type asks for the template by itself.
  if (mayLack && url_template == null && discover == null) {
    const message = 'must be the URL of the page that holds the records, unless discover is to find it'
    ctx.addIssue({ code: 'custom', path: ['listing', 'url_template'], message })
  }
  if (discover != null && !mayLack) {
    const message = `must not stand beside a listing of type ${String(type)}: it finds a directory`
    ctx.addIssue({ code: 'custom', path: ['discover'], message })
  }
}
