#!/bin/sh
# AssemblyScript: a Set of objects whose class overloads == is neither a set by value
# nor one by identity. Values are compared with the overloaded ==, but hashed by their
# address: equal objects are one element only when they meet in one bucket.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder"
echo '{ "private": true }' >package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts --save-exact assemblyscript@0.28.20 >/dev/null
cat >set.ts <<'TS'
class Page {
  constructor(public number: i32) {}

  @operator("==")
  private static equal(one: Page, other: Page): bool {
    return one.number == other.number;
  }
}

export function indexOfEqual(): i32 {
  return [new Page(7)].indexOf(new Page(7));
}

export function sizeOfEqual(count: i32): i32 {
  const pages = new Set<Page>();
  for (let added = 0; added < count; added++) pages.add(new Page(7));
  return pages.size;
}
TS
node_modules/.bin/asc set.ts --outFile set.wasm

node --input-type=module - <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('node_modules/assemblyscript/package.json', 'utf8'));

const abort = () => {
  throw new Error('abort');
};
const { instance } = await WebAssembly.instantiate(readFileSync('set.wasm'), { env: { abort } });
const index = instance.exports.indexOfEqual();
const size = instance.exports.sizeOfEqual(100);

console.log(`assemblyscript ${version}`);
console.log('expected: a set of 100 equal objects has 1 element (by ==) or 100 (by identity)');
console.log(`seen:     it has ${size}; indexOf, by ==, finds an equal object at ${index}`);
assert.deepEqual({ index, size }, { index: 0, size: 4 }, 'no longer so');
JS
