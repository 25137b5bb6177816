// The words that postal services abbreviate, longest first in each line; the last is what is kept.
const SHORT = new Map(
  `street str st; avenue aven ave av; road rd; boulevard boul blvd blv; drive drv dr; lane ln; court crt ct; place pl; square sq
  highway hwy; parkway pkwy pky; terrace terr tce; crescent cres cr; circuit cct; circle cir; close cl; parade pde; grove gr
  esplanade esp; north n; south s; east e; west w; northeast ne; northwest nw; southeast se; southwest sw; saint st
  apartment apt; suite ste; floor fl; building bldg; first 1st; second 2nd; third 3rd; fourth 4th; fifth 5th; sixth 6th
  seventh 7th; eighth 8th; ninth 9th; tenth 10th; mount mt; fort ft`
    .split(/[;\n]/)
    .flatMap((line) => {
      const words = line.trim().split(' ')
      return words.map((word): [string, string] => [word, words.at(-1)!])
    }),
)

/** A normalised address with the usual abbreviations instead of the long words. */
export function shortenAddress(address: string): string {
  return address
    .split(' ')
    .map((word) => SHORT.get(word) ?? word)
    .join(' ')
}
