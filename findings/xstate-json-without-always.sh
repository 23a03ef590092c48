#!/bin/sh
# XState: the JSON of a machine has no `always` transitions, while it has those of
# `on` and of `after`. A tool that draws or compares machines by it loses them.
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
import { createActor, createMachine } from 'xstate';

const { version } = JSON.parse(readFileSync('node_modules/xstate/package.json', 'utf8'));

const machine = createMachine({
  initial: 'start',
  states: {
    start: { on: { BY_EVENT: 'x' }, after: { 1000: 'y' }, always: { guard: () => false, target: 'z' } },
    x: {},
    y: {},
    z: {},
  },
});
const { start } = JSON.parse(JSON.stringify(machine)).states;
const targets = [...new Set(JSON.stringify(start).match(/\.[xyz]\b/g))].map((name) => name.slice(1));

const through = createMachine({ initial: 'from', states: { from: { always: 'to' }, to: {} } });
const moves = createActor(through).start().getSnapshot().value;
const written = JSON.stringify(JSON.parse(JSON.stringify(through)).states.from.transitions);

console.log(`xstate ${version}`);
console.log('expected: targets x, y and z in the JSON of a state with `on`, `after` and `always`');
console.log(`seen:     targets ${targets.join(', ')}; a machine that goes to "${moves}" at once has transitions ${written}`);
assert.deepEqual({ targets, moves, written }, { targets: ['x', 'y'], moves: 'to', written: '[]' }, 'no longer so');
JS
