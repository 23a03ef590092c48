#!/bin/sh
# @statelyai/inspect: the message that announces an actor carries the state in which
# the actor is when the message is sent, not the one in which it was created. When
# events follow at once, the record begins with its last state and then goes back.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder"
echo '{ "private": true }' >package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts --save-exact @statelyai/inspect@0.7.2 xstate@5.33.3 >/dev/null

node --input-type=module - <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createInspector } from '@statelyai/inspect';
import { createActor, createMachine } from 'xstate';

const { version } = JSON.parse(readFileSync('node_modules/@statelyai/inspect/package.json', 'utf8'));

const machine = createMachine({
  initial: 'first',
  states: { first: { on: { NEXT: 'second' } }, second: { on: { NEXT: 'third' } }, third: {} },
});
const states = await new Promise((resolve) => {
  const received = [];
  const { inspect } = createInspector({
    send({ type, snapshot }) {
      if (snapshot === undefined) return;
      received.push(`${type.replace('@xstate.', '')} ${snapshot.value}`);
      if (received.at(-1) === 'snapshot third') resolve(received);
    },
  });
  const actor = createActor(machine, { inspect }).start();
  actor.send({ type: 'NEXT' });
  actor.send({ type: 'NEXT' });
});

console.log(`@statelyai/inspect ${version}`);
console.log('expected: the actor is announced in its first state');
console.log(`seen:     ${states.join(', ')}`);
assert.deepEqual(states, ['actor third', 'snapshot first', 'snapshot second', 'snapshot third'], 'no longer so');
JS
