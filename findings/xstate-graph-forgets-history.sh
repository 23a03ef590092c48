#!/bin/sh
# xstate/graph: states that differ only in what a history state remembers are
# taken for one, so `getShortestPaths` leaves out states that an actor reaches.
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
import { getShortestPaths } from 'xstate/graph';

const { version } = JSON.parse(readFileSync('node_modules/xstate/package.json', 'utf8'));

const machine = createMachine({
  context: { resumed: false },
  initial: 'on',
  states: {
    on: {
      initial: 'low',
      on: { OFF: 'off' },
      states: {
        low: { on: { UP: { guard: ({ context }) => !context.resumed, target: 'high' } } },
        high: {},
        before: { type: 'history' },
      },
    },
    off: { on: { ON: { target: 'on.before', actions: assign({ resumed: true }) } } },
  },
});
const shown = ({ value, context }) => JSON.stringify([value, context.resumed]);

const actor = createActor(machine).start();
for (const type of ['UP', 'OFF', 'ON']) actor.send({ type });
const reached = shown(actor.getSnapshot());

const events = ['UP', 'OFF', 'ON'].map((type) => ({ type }));
const paths = getShortestPaths(machine, { events }).map(({ state }) => shown(state));

console.log(`xstate ${version}`);
console.log(`expected: a path to each state that can be reached, so also to ${reached}`);
console.log(`seen:     paths to ${paths.join(' ')}`);
assert.equal(reached, '[{"on":"high"},true]', 'the actor goes another way');
assert.deepEqual(
  paths,
  ['[{"on":"low"},false]', '[{"on":"high"},false]', '["off",false]', '[{"on":"low"},true]', '["off",true]'],
  'no longer so',
);
JS
