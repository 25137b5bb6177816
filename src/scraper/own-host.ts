/** Whether a host (name[:port]) is one that the config names, its www. twin or a subdomain of it. */
export function isOwnHost(host: string, hosts: string[]): boolean {
  const bare = withoutWww(host)
  return hosts.some((own) => bare === withoutWww(own) || bare.endsWith(`.${withoutWww(own)}`))
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '')
}
