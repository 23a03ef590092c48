import { readdirSync, readFileSync } from 'node:fs';

/** Columns of a line of source. */
const WIDTH = 100;
const ROOMS = ['rules', 'duties'];

/** A rule or a duty, as far as its documentation tells it. */
interface Told {
  readonly sentence: string;
  readonly source: string;
}

/** The files of the published rules and duties, from the project's folder. */
export function filesOfOwnWords(): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(new URL(`../../src/${room}`, import.meta.url), {
      recursive: true,
      encoding: 'utf8',
    })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('index.ts'))
      .map((name) => `src/${room}/${name}`),
  );
}

/**
 * A file of rules or duties in which the documentation of each begins with its sentence and its source:
 * an editor shows them where the rule is used. Whatever else is said of it stays.
 */
export async function withOwnWords(path: string): Promise<string> {
  const at = new URL(`../../${path}`, import.meta.url);
  const module = (await import(at.href)) as Record<string, unknown>;
  let text = readFileSync(at, 'utf8');
  for (const [name, value] of Object.entries(module)) {
    if (!isTold(value)) continue;
    const declared = new RegExp(`(/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)?export const ${name}\\b`);
    text = text.replace(
      declared,
      (_, doc: string | undefined) => `${documented(value, doc)}\nexport const ${name}`,
    );
  }
  return text;
}

function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && 'sentence' in value && 'source' in value;
}

function documented({ sentence, source }: Told, doc = ''): string {
  const rest = paragraphsOf(doc).filter(
    (paragraph) => !/\(source:\s[^]*\)\.$/.test(paragraph.trim()),
  );
  const said = `${capitalised(sentence)} (source: ${source}).`;
  const [first, ...more] = wrapped(said);
  if (rest.length === 0 && more.length === 0 && first!.length + '/**  */'.length <= WIDTH)
    return `/** ${first} */`;
  const lines = [[first!, ...more], ...rest.map((paragraph) => paragraph.split('\n'))]
    .map((paragraph) => paragraph.map((line) => ` * ${line}`).join('\n'))
    .join('\n *\n');
  return `/**\n${lines}\n */`;
}

/** As a sentence begins, unless with a name of the kernel. */
function capitalised(sentence: string): string {
  return sentence.replace(/^[a-z](?=[a-z]*[ ,'])/, (letter) => letter.toUpperCase());
}

function paragraphsOf(doc: string): string[] {
  const lines = doc
    .trim()
    .replace(/^\/\*\*\s*/, '')
    .replace(/\s*\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  return lines
    .join('\n')
    .split(/\n\n+/)
    .filter((paragraph) => paragraph.trim() !== '');
}

function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && ` * ${line} ${word}`.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
