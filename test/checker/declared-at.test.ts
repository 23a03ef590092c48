import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { declaredAt } from '../../src/checker/tables/declared-at.ts';
import { carryDeclared } from '../../src/model/changes/declaration-note.ts';
import { steps } from '../../src/model/thread.ts';
import { nodesOf } from '../../src/model/machine/state-nodes.ts';
import { refKiller } from '../../src/machines/threads/references/ref-killer.ts';

const FILE = 'test/checker/declared-at.test.ts';
const lines = readFileSync(fileURLToPath(import.meta.url), 'utf8').split('\n');

const step = steps<object>();
const here = { on: { go: step('over') } };

test('a step is declared where it is called for', () => {
  const at = declaredAt(here.on.go.meta)!;
  expect(at.file).toBe(FILE);
  expect(lines[at.line - 1]).toContain("go: step('over')");
});

test('neither JSON nor a copy has the note, and a clone has it once it is carried over', () => {
  expect(JSON.stringify(here)).toBe('{"on":{"go":{"target":"over","meta":{"ports":{}}}}}');
  expect(declaredAt({ ...here.on.go.meta })).toBeUndefined();
  const clone = structuredClone(here);
  expect(declaredAt(clone.on.go.meta)).toBeUndefined();
  carryDeclared(here, clone);
  expect(declaredAt(clone.on.go.meta)).toEqual(declaredAt(here.on.go.meta));
});

test('a published step is declared by nobody', () => {
  const metas = [...nodesOf(refKiller.machine.root)].flatMap((node) =>
    [...node.transitions.values()].flat().map(({ meta }) => meta as object),
  );
  expect(metas.length).toBeGreaterThan(5);
  for (const meta of metas) expect(declaredAt(meta)).toBeUndefined();
});
