import { describe, expect, it } from 'vitest';
import { rooms } from '../scripts/docs/rooms.ts';
import { cyclesOf } from './architecture/cycles.ts';
import { moduleFiles, type ModuleFile } from './architecture/module-graph.ts';

/** What users import; what they may need from there is not for us to count. */
const PUBLIC = /^src\/(index|\w+\/index)\.ts$/;
/** Where a process, a worker, the hooks of Node or a page start: nothing imports these. */
const STARTS = [
  'src/cli/main.ts',
  'src/cli/search/worker.ts',
  'src/cli/lookup/module-hooks.ts',
  'web/src/main.tsx',
  'web/vite.config.ts',
];

/** Types that no file imports but that declarations of inferred types name: the build needs them. */
const NAMED_BY_DECLARATIONS = new Map([
  ['src/model/choice.ts', ['KnownBreak']],
  ['src/model/edit.ts', ['Breaks']],
  ['src/model/rule.ts', ['LockOrderRule', 'AtomicContextRule', 'DeadlockRule']],
  ['src/machines/objects/locks/srcu.ts', ['Srcu']],
  ['src/machines/objects/waits/completion.ts', ['Completion']],
  ['src/trace/slices/transient.ts', ['Held']],
]);

/** Files in a folder of which a reader still sees what there is. */
const MOST = 40;

const product = ['src', 'web'];
const everything = moduleFiles([...product, 'test', 'bench', 'scripts', 'examples']);
const files = everything.filter(({ path }) => product.some((one) => path.startsWith(`${one}/`)));
const inRooms = files.filter(({ path }) => path !== 'web/vite.config.ts');

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
/** The room of a folder: itself, or the nearest above it that is one. */
function roomOf(path: string): string {
  for (let at = folderOf(path); at !== ''; at = folderOf(`${at}`.includes('/') ? at : `/${at}`)) {
    if (rooms.some(({ folder }) => folder === at)) return at;
  }
  throw new Error(`${path} is in no room: name its folder in scripts/docs/rooms.ts`);
}
const allows = (mayUse: string, room: string): boolean =>
  mayUse.endsWith('/*')
    ? room === mayUse.slice(0, -2) || room.startsWith(mayUse.slice(0, -1))
    : room === mayUse;

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}
const arrows: readonly Arrow[] = inRooms.flatMap(({ path, takes }) =>
  takes
    .map((one) => ({ from: roomOf(path), to: roomOf(one.from), by: `${path} -> ${one.from}` }))
    .filter(({ from, to }) => from !== to),
);

describe('rooms', () => {
  it('are those of the list', () => {
    expect([...new Set(inRooms.map(({ path }) => roomOf(path)))].toSorted()).toEqual(
      rooms.map(({ folder }) => folder).toSorted(),
    );
  });

  it('import only what they may, types too', () => {
    const forbidden = arrows.filter(
      ({ from, to }) =>
        !rooms.find(({ folder }) => folder === from)!.mayUse.some((one) => allows(one, to)),
    );
    expect(forbidden.map(({ by }) => by)).toEqual([]);
  });

  it('may use only what they do use, and only rooms that stand before them', () => {
    const needless = rooms.flatMap(({ folder, mayUse }, at) =>
      mayUse
        .filter((one) => !arrows.some(({ from, to }) => from === folder && allows(one, to)))
        .map((one) => `${folder} uses nothing of ${one}`)
        .concat(
          rooms
            .slice(at + 1)
            .filter((later) => mayUse.some((one) => allows(one, later.folder)))
            .filter((later) =>
              arrows.some(({ from, to }) => from === folder && to === later.folder),
            )
            .map((later) => `${folder} uses ${later.folder}, which stands after it`),
        ),
    );
    expect(needless).toEqual([]);
  });
});

describe('files', () => {
  it('are few in a folder: more are divided by subject', () => {
    const folders = inRooms.map(({ path }) => folderOf(path));
    const many = [...new Set(folders)].filter(
      (folder) => folders.filter((one) => one === folder).length > MOST,
    );
    expect(many).toEqual([]);
  });

  it('import each other in no circle', () => {
    expect(cyclesOf(inRooms)).toEqual([]);
  });

  it('are each imported by another of the product', () => {
    const taken = new Set(files.flatMap(({ takes }) => takes.map(({ from }) => from)));
    const alone = files
      .map(({ path }) => path)
      .filter((path) => !taken.has(path) && !PUBLIC.test(path) && !STARTS.includes(path));
    expect(alone).toEqual([]);
  });

  it('export only what another file takes', () => {
    const taken = new Map<string, Set<string>>();
    for (const { takes } of everything)
      for (const { from, name } of takes) taken.set(from, (taken.get(from) ?? new Set()).add(name));
    const needless = ({ path, exports }: ModuleFile): string[] =>
      exports
        .filter((name) => !taken.get(path)?.has(name) && !taken.get(path)?.has('*'))
        .filter((name) => NAMED_BY_DECLARATIONS.get(path)?.includes(name) !== true)
        .map((name) => `${path}: ${name}`);
    expect(
      files.filter(({ path }) => !PUBLIC.test(path) && !STARTS.includes(path)).flatMap(needless),
    ).toEqual([]);
  });
});

it('finds a circle, and nothing in a chain', () => {
  const file = (path: string, ...from: string[]): ModuleFile => ({
    path,
    exports: [],
    takes: from.map((one) => ({ from: one, name: 'x' })),
  });
  expect(cyclesOf([file('a', 'b'), file('b', 'c'), file('c')])).toEqual([]);
  expect(cyclesOf([file('a', 'b'), file('b', 'c'), file('c', 'b')])).toEqual(['b, c']);
});
