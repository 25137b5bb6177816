/**
 * What is wrong with the name of a folder, a config file or a group, or null. Names become parts of paths below the
 * data and log folders, of URLs and of terminal lines, so only what is harmless in all of them passes: letters, digits
 * and marks of any script, and a few signs inside.
 */
export function nameFault(name: string): string | null {
  if (name === '') return 'it is empty'
  if (Buffer.byteLength(name) > 120) return 'it is longer than 120 bytes'
  if (/^[.]/.test(name)) return 'it begins with a dot'
  if (/^[^\p{L}\p{N}]/u.test(name)) return 'it does not begin with a letter or digit'
  const odd = /[^\p{L}\p{N}\p{M}_. ()&'+,@-]/u.exec(name)
  if (odd !== null) {
    const code = odd[0].codePointAt(0)!.toString(16).padStart(4, '0').toUpperCase()
    return /[\p{P}\p{S}]/u.test(odd[0])
      ? `it has ${JSON.stringify(odd[0])} in it`
      : `it has a hidden character (U+${code}) in it`
  }
  return /[. ]$/.test(name) ? 'it ends with a dot or blank' : null
}
