import type { CompletedCommand, Values } from './completed.ts';

/** The script that teaches fish the command line, with what each word is for. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const paths = commands.slice(1).map(({ path }) => quoted(path));
  return `# fish completion of unplug: unplug completion fish | source
function __unplug_at
  set -l at unplug
  for word in (commandline -opc)[2..]
    if contains -- "$at $word" ${paths.join(' ')}
      set at "$at $word"
    end
  end
  test "$at" = "$argv[1]"
end
complete -c unplug -f
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ path, inner, options, operands }: CompletedCommand): string[] {
  const here = `complete -c unplug -n ${quoted(`__unplug_at '${path}'`)}`;
  return [
    ...inner.map(({ name, about }) => `${here} -a ${quoted(name)} -d ${quoted(about)}`),
    ...(operands.words.length > 0 ? [`${here} -a ${quoted(operands.words.join(' '))}`] : []),
    ...(operands.files ? [`${here} -F`] : []),
    ...options.map(({ flags, about, values }) => {
      const names = flags.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      );
      return [here, ...names, ...(values ? [asked(values)] : []), `-d ${quoted(about)}`].join(' ');
    }),
  ];
}

function asked({ words, files }: Values): string {
  if (files) return '-r -F';
  return words.length > 0 ? `-x -a ${quoted(words.join(' '))}` : '-x';
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
