/**
 * The sitemaps that a robots.txt names, as absolute URLs, each once: RFC 9309 2.2.4,
 * https://www.sitemaps.org/protocol.html#submit_robots
 */
export function sitemapsInRobots(text: string, url: string): string[] {
  const found = text.split(/\r\n?|\n/).flatMap((line) => {
    const written = /^[\s\ufeff]{0,20}site-?map\s{0,9}:\s{0,9}(\S{1,2000})/i.exec(line)?.[1]
    const address = written === undefined ? null : URL.parse(written, url)
    return address !== null && /^https?:$/.test(address.protocol) ? [address.href] : []
  })
  return [...new Set(found)]
}

/** Whether an address is that of a robots.txt. */
export function isRobotsTxt(url: string): boolean {
  return URL.parse(url)?.pathname === '/robots.txt'
}
