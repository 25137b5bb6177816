/**
 * The charset that a page names in a `<meta>` tag or an XML declaration within its first `bytes` bytes, as written;
 * null when there is none. Reads what browsers read, broken quotes included (`content="text/html; charset="gb2312">`),
 * and not what stands in comments.
 */
export function metaCharset(body: Buffer, bytes: number): string | null {
  const head = body.toString('latin1', 0, Math.min(bytes, body.length)).replace(/<!--[^]*?(?:-->|$)/g, '')
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]
  for (const [tag] of head.matchAll(/<meta[\s/][^>]*/gi)) {
    const named = /charset\s*=[\s"']*([\w.:-]+)/i.exec(tag)?.[1]
    if (named !== undefined) return named
  }
  return declared ?? null
}
