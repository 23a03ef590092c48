#!/bin/sh
# fast-check: the counterexample that is reported is the value as the predicate
# left it, not as it was generated, and it is shrunk from there. A predicate that
# sorts its argument in place reports a long input for which it holds; the same
# predicate on a copy reports the shortest for which it fails.
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

const smallestIsFirst = (list) => {
  const first = list[0];
  list.sort((one, other) => one - other);
  return list[0] === first;
};
const lists = fc.array(fc.nat(9));
const reported = (predicate) => fc.check(fc.property(lists, predicate), { seed: 1 }).counterexample[0];
const inPlace = reported(smallestIsFirst);
const onCopy = reported((list) => smallestIsFirst([...list]));

const verdict = (list) => `${JSON.stringify(list)}, for which it ${smallestIsFirst([...list]) ? 'holds' : 'fails'}`;
console.log(`fast-check ${version}`);
console.log(`expected: whether or not it sorts in place, the predicate is shown ${verdict(onCopy)}`);
console.log(`seen:     when it sorts in place it is shown ${verdict(inPlace)}`);
assert.deepEqual({ inPlace, onCopy }, { inPlace: [0, 2, 3, 4, 4, 6, 7, 9], onCopy: [1, 0] }, 'no longer so');
JS
