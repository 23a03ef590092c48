#!/bin/sh
# fast-check: `examples` count in the `path` of a failure that none of them caused.
# Replayed with the reported seed and path but without the examples, the property
# passes: the path leads nowhere and the predicate is not run at all.
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

let runs = 0;
const property = fc.property(fc.integer(), (n) => {
  runs++;
  return n < 1_000_000;
});
const examples = [[1], [2], [3]];
const { seed, counterexamplePath: path, counterexample } = fc.check(property, { seed: 1, examples });
assert.deepEqual(counterexample, [1_000_000]);

const replay = (parameters) => {
  runs = 0;
  try {
    fc.assert(property, { seed, path, ...parameters });
    return `passes after ${runs} runs`;
  } catch {
    return 'fails';
  }
};
const seen = { withExamples: replay({ examples }), without: replay({}) };

console.log(`fast-check ${version}`);
console.log('expected: the reported seed and path bring the failure back, or say that they cannot');
console.log(`seen:     ${JSON.stringify(seen)}`);
assert.deepEqual(seen, { withExamples: 'fails', without: 'passes after 0 runs' }, 'no longer so');
JS
