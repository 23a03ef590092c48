import { inQuotes, type CompletedCommand, type Values } from './completed.ts';

/** The script that teaches zsh the command line, with what each word is for. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const paths = commands.slice(1).map(({ path }) => inQuotes(path));
  const afterOption = commands.flatMap(({ path, options }) =>
    options.flatMap(({ flags, values }) =>
      values
        ? [
            `    ${flags.map((flag) => inQuotes(`${path} ${flag}`)).join(' | ')}) ${asked(values)}; return ;;`,
          ]
        : [],
    ),
  );
  const elsewhere = commands.map(({ path, inner, options, operands }) => {
    const flags = options.flatMap((option) => option.flags.map((flag) => told(flag, option.about)));
    const names = inner.map(({ name, about }) => told(name, about));
    return [
      `    ${inQuotes(path)})`,
      `      flags=(${flags.join(' ')})`,
      `      names=(${names.join(' ')})`,
      `      if [[ $words[CURRENT] == -* ]]; then _describe option flags; return; fi`,
      ...(names.length > 0 ? [`      _describe command names`] : []),
      `      ${asked(operands)} ;;`,
    ].join('\n');
  });
  return `#compdef unplug
# zsh completion of unplug: source <(unplug completion zsh), or as _unplug in a folder of fpath
_unplug() {
  local at=unplug i
  local -a flags names
  for ((i = 2; i < CURRENT; i++)); do
    case "$at $words[i]" in
      ${paths.join(' | ')}) at="$at $words[i]" ;;
    esac
  done
  case "$at $words[CURRENT-1]" in
${afterOption.join('\n')}
  esac
  case $at in
${elsewhere.join('\n')}
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _unplug "$@"; else compdef _unplug unplug; fi
`;
}

function asked({ words, files }: Values): string {
  const added = words.length === 0 ? [] : [`compadd -- ${words.map(inQuotes).join(' ')}`];
  return [...added, ...(files ? ['_files'] : [])].join('; ') || ':';
}

/** A word and what it is for, as `_describe` reads them: a colon between. */
function told(word: string, about: string): string {
  return inQuotes(`${word.replaceAll(':', '\\:')}:${about}`);
}
