/** Those that htmlparser2 takes for elements without an end tag. */
export const VOID: ReadonlySet<string> = new Set(
  'area base basefont br col command embed frame hr img image input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
)
