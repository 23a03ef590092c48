import { drawingOf } from '../../src/cli/show/draw.ts';
import { runMermaid } from '../../src/draw/run-mermaid.ts';
import { runSvg } from '../../src/draw/run-svg.ts';
import { counterexampleRun } from './counterexample.ts';

/** The statecharts that a reader of the kernel's protocol meets first. */
const CORE = ['pagemap', 'percpu_ref', 'device_page', 'completion'];

const svgOf = async (subject: string): Promise<string> => (await drawingOf(subject)).svg();

/** The pictures of docs/pictures/, by file. */
export const pictures: Readonly<Record<string, () => Promise<string>>> = {
  ...Object.fromEntries(CORE.map((machine) => [`pictures/${machine}.svg`, () => svgOf(machine)])),
  'pictures/device-private.svg': () => svgOf('device-private'),
  'pictures/use-after-free.svg': async () => runSvg(await counterexampleRun()),
  'pictures.md': picturesText,
};

async function picturesText(): Promise<string> {
  const pagemap = (await drawingOf('pagemap')).mermaid();
  const run = runMermaid(await counterexampleRun());
  return [
    '# Pictures',
    '',
    '`npm run docs` draws them from the machines; a test fails when one is not current. `unplug draw` draws any',
    'machine, system or saved run, as `--svg`, `--mermaid` or `--dot`.',
    '',
    '## A use after free',
    '',
    'Linux 6.0, every duty kept: the fault calls through a pagemap that is gone.',
    '',
    '![the run, one column a thread](pictures/use-after-free.svg)',
    '',
    'The same as a sequence of events, from threads to the objects that they move:',
    '',
    '```mermaid',
    run.trimEnd(),
    '```',
    '',
    '## Statecharts',
    '',
    ...CORE.flatMap((machine) => [
      `### ${machine}`,
      '',
      `![${machine}](pictures/${machine}.svg)`,
      '',
    ]),
    'As Mermaid, which code hosts render (`unplug draw pagemap --mermaid`):',
    '',
    '```mermaid',
    pagemap.trimEnd(),
    '```',
    '',
    '## A system',
    '',
    'device-private: threads at the left, the objects that they reach at the right.',
    '',
    '![the wiring of device-private](pictures/device-private.svg)',
    '',
  ].join('\n');
}
