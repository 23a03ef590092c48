#!/bin/sh
# XState: an event for which `snapshot.can(event)` is false may still move the
# machine. Every event that is sent, also one that no transition names, has the
# guards of `always` evaluated again, and they are given that event.
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
  initial: 'waiting',
  states: {
    waiting: { always: { guard: ({ event }) => event.type === 'KNOCK', target: 'open' } },
    open: {},
  },
});
const actor = createActor(machine).start();
const can = actor.getSnapshot().can({ type: 'KNOCK' });
actor.send({ type: 'KNOCK' });

const seen = { can, value: actor.getSnapshot().value };
console.log(`xstate ${version}`);
console.log('expected: an event that the snapshot cannot take leaves the state as it is');
console.log(`seen:     ${JSON.stringify(seen)}`);
assert.deepEqual(seen, { can: false, value: 'open' }, 'no longer so');
JS
