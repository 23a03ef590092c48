#!/bin/sh
# fast-check: a sequence of `fc.commands` prints only what has run. Sampled, or
# counted by `fc.statistics`, sequences of any length print no command.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder"
echo '{ "private": true }' >package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts --save-exact fast-check@4.10.2 >/dev/null

node --input-type=module - <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';

const { version } = JSON.parse(readFileSync('node_modules/fast-check/package.json', 'utf8'));

const get = { check: () => true, run: (model) => model.references++, toString: () => 'get' };
const put = { check: () => true, run: (model) => model.references--, toString: () => 'put' };
const sequences = fc.commands([fc.constant(get), fc.constant(put)], { disableReplayLog: true });

const [sampled] = fc
  .sample(sequences, { numRuns: 50, seed: 1 })
  .filter((commands) => [...commands].length >= 3);
const length = [...sampled].length;
const before = sampled.toString();
fc.modelRun(() => ({ model: { references: 0 }, real: {} }), sampled);
const printedAfter = sampled.toString().split(',').length;

const seen = { before, printedAfter: printedAfter === length ? 'all' : printedAfter };
console.log(`fast-check ${version}`);
console.log(`expected: a sampled sequence of ${length} commands prints ${length} names`);
console.log(`seen:     ${JSON.stringify(seen)}`);
assert.deepEqual(seen, { before: '', printedAfter: 'all' }, 'no longer so');
JS
