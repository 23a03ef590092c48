#!/bin/sh
# XState: the pure `transition(machine, snapshot, event)` makes an initial context
# on every call and throws it away. A context factory runs once more for each
# event, without the input that it was written for.
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
import { assign, createMachine, initialTransition, transition } from 'xstate';

const { version } = JSON.parse(readFileSync('node_modules/xstate/package.json', 'utf8'));

const inputs = [];
const machine = createMachine({
  context: ({ input }) => {
    inputs.push(input === undefined ? 'no input' : `input ${input.start}`);
    return { count: input?.start ?? 0 };
  },
  on: { NEXT: { actions: assign({ count: ({ context }) => context.count + 1 }) } },
});
let [snapshot] = initialTransition(machine, { start: 5 });
inputs.length = 0;
for (let call = 0; call < 3; call++) [snapshot] = transition(machine, snapshot, { type: 'NEXT' });

console.log(`xstate ${version}`);
console.log('expected: the context factory is not called by transitions of a snapshot that has a context');
console.log(`seen:     after 3 transitions count is ${snapshot.context.count}; calls: ${inputs.join(', ')}`);
assert.equal(snapshot.context.count, 8);
assert.deepEqual(inputs, ['no input', 'no input', 'no input'], 'no longer so');
JS
