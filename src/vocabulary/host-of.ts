/** name[:port] of a URL as WHATWG writes it, without the scheme's own port; '' for what is no URL. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? ''
}
