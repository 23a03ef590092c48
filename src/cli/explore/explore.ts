import { InvalidArgumentError, type Command } from 'commander';
import { isEditorLink } from '../../explore/editor-link.ts';
import { pageHtml } from '../../explore/page-html.ts';
import { opening } from '../../explore/opening.ts';
import { Usage } from '../terminal/exit.ts';
import { explorable, type ExploreOptions } from './explore-subject.ts';
import { addExamples } from '../terminal/help.ts';
import { isTerminated } from '../terminal/interrupt.ts';
import { writeOutput } from '../terminal/output-files.ts';
import { pageAssets } from './page-assets.ts';
import { say, tellAside } from '../terminal/say.ts';
import { servePage, type Served } from './serve-page.ts';
import { whole } from '../options/option-values.ts';
import { addLimitOptions, addModelOptions } from '../options/search-options.ts';

/** `unplug explore`: verdicts, runs and logs as a page to walk through. */
export function addExplore(program: Command): void {
  const command = program
    .command('explore')
    .summary('walk through a system, a run or a kernel log in the browser')
    .description(
      'Open a system, a saved run or a kernel log as a page on 127.0.0.1: statecharts, the run in lanes, and every other step that was possible. Ctrl-C ends it.',
    )
    .argument(
      '[system|driver.ts|run.json|log]',
      'what to show (default: everything that unplug verify judges)',
    )
    .option('--html <file>', 'write the page as one file that needs no network, and end')
    .option('--port <n>', 'port on 127.0.0.1; 0: any that is free', whole, 0)
    .option('--file <driver.ts>', 'the file that exports the system of the run, if it is yours')
    .option(
      '--editor <link>',
      'what a line of your file opens: an address with {file} and {line}',
      editorLink,
    );
  addExamples(command, [
    ['unplug explore run.json', 'the run that unplug verify --save run.json kept'],
    ['unplug explore device-private --pages 1 --processes 1 --html page.html', 'a file to send'],
    ['unplug explore log.txt', 'who held what, line by line'],
  ]);
  addLimitOptions(addModelOptions(command)).action(
    async (
      subject: string | undefined,
      options: ExploreOptions & { html?: string; port: number; editor?: string },
    ) => {
      const assets = pageAssets();
      const data = await explorable(subject, options, () => !isEnding(options));
      if (!data) {
        tellAside('no page is made: the search was ended\n');
        process.exitCode = 20;
        return;
      }
      const { html: file, editor = file === undefined ? VSCODE : undefined } = options;
      const html = pageHtml(
        opening({ ...data, ...(editor !== undefined && { editor: inFolder(editor) }) }),
        assets,
      );
      if (file !== undefined) writeOutput(file, html);
      else await untilStopped(await served(html, options.port));
    },
  );
}

/** What opens a file in Visual Studio Code, and in what understands its addresses. */
const VSCODE = 'vscode://file{file}:{line}';

function editorLink(value: string): string {
  if (isEditorLink(value)) return value;
  throw new InvalidArgumentError(
    `Give an address with {file}, e.g. ${VSCODE} or idea://open?file={file}&line={line}.`,
  );
}

/** Steps tell their file from this folder; an editor wants the whole path. */
function inFolder(editor: string): string {
  return editor.replaceAll('{file}', `${encodeURI(process.cwd())}/{file}`);
}

/** Whether SIGTERM has ended the search of a page that would be served until the next signal. */
function isEnding({ html }: { readonly html?: string }): boolean {
  return html === undefined && isTerminated();
}

async function served(html: string, port: number): Promise<Served> {
  try {
    return await servePage(html, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' || code === 'EACCES')
      throw new Usage(`--port ${port}: is not free (${code})`);
    throw error;
  }
}

async function untilStopped({ url, close }: Served): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  say(`open ${url} (Ctrl-C ends)\n`);
  await stopped;
  await close();
}
