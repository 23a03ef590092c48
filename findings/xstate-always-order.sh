#!/bin/sh
# XState: the order in which the regions of a parallel state take their `always`
# is the order in which they were entered, and no snapshot shows it. Two actors
# with one value and one context part at the next event, and an actor that is
# saved and restored does something else than the one that ran on.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder"
echo '{ "private": true }' >package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts --save-exact xstate@5.33.3 >/dev/null

node --input-type=module - <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { assign, createActor, createMachine } from 'xstate';

const { version } = JSON.parse(readFileSync('node_modules/xstate/package.json', 'utf8'));

const region = (name) => ({
  initial: 'idle',
  states: {
    idle: { on: { [`ARM_${name}`]: 'armed' } },
    armed: {
      always: {
        guard: ({ context }) => context.open,
        target: 'done',
        actions: assign({ order: ({ context }) => context.order + name }),
      },
    },
    done: {},
  },
});
const machine = createMachine({
  type: 'parallel',
  context: { open: false, order: '' },
  states: { a: region('a'), b: region('b') },
  on: { OPEN: { actions: assign({ open: true }) } },
});

const armed = (...names) => {
  const actor = createActor(machine).start();
  for (const name of names) actor.send({ type: `ARM_${name}` });
  return actor;
};
const shown = (actor) => {
  const { value, context } = actor.getSnapshot();
  return JSON.stringify({ value, context });
};
const opened = (actor) => {
  actor.send({ type: 'OPEN' });
  return actor.getSnapshot().context.order;
};

const first = armed('a', 'b');
const second = armed('b', 'a');
assert.equal(shown(first), shown(second), 'the two actors already differ');
const saved = JSON.parse(JSON.stringify(second.getPersistedSnapshot()));
const restored = createActor(machine, { snapshot: saved }).start();
assert.equal(shown(second), shown(restored), 'the restored actor already differs');

const seen = { first: opened(first), second: opened(second), restored: opened(restored) };
console.log(`xstate ${version}`);
console.log('expected: three actors with equal snapshots end equal after one more event');
console.log(`seen:     ${JSON.stringify(seen)}`);
assert.deepEqual(seen, { first: 'ab', second: 'ba', restored: 'ab' }, 'no longer so');
JS
