#!/bin/sh
# XState: `getNextTransitions` lists the transition of an ancestor that the
# active state forbids, and beside it the forbidding entry itself, which has no
# target. A list of next events made of it offers one that does nothing.
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
import { createMachine, getNextTransitions, initialTransition, transition } from 'xstate';

const { version } = JSON.parse(readFileSync('node_modules/xstate/package.json', 'utf8'));

const machine = createMachine({
  initial: 'quiet',
  on: { ALARM: '.loud' },
  states: { quiet: { on: { ALARM: undefined } }, loud: {} },
});
const [start] = initialTransition(machine);
const [next] = transition(machine, start, { type: 'ALARM' });

const seen = {
  can: start.can({ type: 'ALARM' }),
  after: next.value,
  listed: getNextTransitions(start).map(({ source, target = [] }) => [
    source === machine.root ? 'root' : source.key,
    target.map(({ key }) => key),
  ]),
};
console.log(`xstate ${version}`);
console.log('expected: no transition for an event that the active state forbids');
console.log(`seen:     ${JSON.stringify(seen)}`);
assert.deepEqual(
  seen,
  { can: false, after: 'quiet', listed: [['quiet', []], ['root', ['loud']]] },
  'no longer so',
);
JS
