import { inQuotes, type CompletedCommand, type Values } from './completed.ts';

/** The script that teaches bash the command line. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const paths = commands.slice(1).map(({ path }) => inQuotes(path));
  const afterOption = commands.flatMap(({ path, options }) =>
    options.flatMap(({ flags, values }) =>
      values
        ? [
            `    ${flags.map((flag) => inQuotes(`${path} ${flag}`)).join(' | ')}) ${asked(values)} ;;`,
          ]
        : [],
    ),
  );
  const elsewhere = commands.map(({ path, inner, options, operands }) => {
    const flags = options.flatMap((option) => option.flags).join(' ');
    const words = [...inner.map(({ name }) => name), ...operands.words].join(' ');
    const files = operands.files ? '; files=yes' : '';
    return `      ${inQuotes(path)}) flags=${inQuotes(flags)}; words=${inQuotes(words)}${files} ;;`;
  });
  return `# bash completion of unplug: source <(unplug completion bash)
_unplug() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]}
  local at=unplug words='' flags='' files='' found='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
      ${paths.join(' | ')}) at="$at \${COMP_WORDS[i]}" ;;
    esac
  done
  found=yes
  case "$at $prev" in
${afterOption.join('\n')}
    *) found='' ;;
  esac
  if [[ -z $found ]]; then
    case $at in
${elsewhere.join('\n')}
    esac
    if [[ $cur == -* ]]; then words=$flags files=''; fi
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2> /dev/null; fi
  if [[ -n $files ]]; then
    local IFS=$'\\n'
    compopt -o filenames 2> /dev/null
    COMPREPLY+=($(compgen -f -- "$cur"))
  fi
}
complete -F _unplug unplug
`;
}

function asked({ words, files }: Values): string {
  return [`words=${inQuotes(words.join(' '))}`, ...(files ? ['files=yes'] : [])].join('; ');
}
