import { NAME } from '../../../vocabulary/product.ts'

/**
 * What a shell reads to complete our command lines. Each asks the program itself (`completion words`), so that flags,
 * countries and sources are those of today; where that has no answer, files are completed.
 */
export function shellScript(shell: 'bash' | 'zsh' | 'fish'): string {
  return SCRIPTS[shell].replaceAll('PROGRAM', NAME)
}

const SCRIPTS = {
  bash: `# Completion of PROGRAM for bash: source <(PROGRAM completion bash)
_PROGRAM() {
  local cur prev words cword line
  if declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref -n '=:' cur prev words cword
  else
    cur=\${COMP_WORDS[COMP_CWORD]} words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD
  fi
  COMPREPLY=()
  while IFS= read -r line; do
    line=\${line%%$'\t'*}
    # bash takes a word apart at = and wants the part behind it.
    case $cur in --*=*) line=\${line#*=} ;; esac
    COMPREPLY+=("$line")
  done < <("\${words[0]}" completion words -- "\${words[@]:1:cword}" 2>/dev/null)
  # A country is not the end of a word.
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == */ ]] && compopt -o nospace
  return 0
}
complete -o bashdefault -o default -F _PROGRAM PROGRAM
`,
  zsh: `#compdef PROGRAM
# Completion of PROGRAM for zsh: source <(PROGRAM completion zsh), or this as a file _PROGRAM in a folder of $fpath
_PROGRAM() {
  local -a found countries
  local line word what
  while IFS= read -r line; do
    word=\${line%%$'\t'*} what=\${line#*$'\t'}
    if [[ $word == */ ]]; then countries+=("$word"); else found+=("\${word//:/\\:}\${what:+:$what}"); fi
  done < <("$words[1]" completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#found} + \${#countries} == 0 )); then _files; return; fi
  (( \${#countries} )) && compadd -S '' -- "\${countries[@]}"
  (( \${#found} )) && _describe -t words PROGRAM found
  return 0
}
if [[ $funcstack[1] == _PROGRAM ]]; then _PROGRAM "$@"; else compdef _PROGRAM PROGRAM; fi
`,
  fish: `# Completion of PROGRAM for fish: PROGRAM completion fish | source
function __PROGRAM_words
    set -l words (commandline -opc) (commandline -ct)
    $words[1] completion words -- $words[2..-1] 2>/dev/null
end
function __PROGRAM_knows
    set -g __PROGRAM_found (__PROGRAM_words)
    test (count $__PROGRAM_found) -gt 0
end
complete -c PROGRAM -n __PROGRAM_knows -f -a '$__PROGRAM_found'
`,
} as const
