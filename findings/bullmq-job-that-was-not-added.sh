#!/bin/sh
# BullMQ: adding a job under an id that is taken answers with a job that holds the new
# data, while the queue keeps the old. What `add` returns is no proof of what will run.
set -eu
command -v redis-server >/dev/null || { echo "needs redis-server: apt-get install redis-server" >&2; exit 2; }
folder=$(mktemp -d)
redis=
trap '[ -z "$redis" ] || kill "$redis"; wait; rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder"
echo '{ "private": true }' >package.json
npm install --loglevel=error --no-audit --no-fund --ignore-scripts --save-exact bullmq@6.7.0 ioredis@6.0.0 >/dev/null

redis-server --port 0 --unixsocket "$folder/redis.sock" --save '' >/dev/null &
redis=$!
tries=0
until [ -S redis.sock ]; do
  tries=$((tries + 1))
  [ "$tries" -le 20 ] || { echo "redis-server did not start" >&2; exit 2; }
  sleep 1
done

redis-server --version | cut -d ' ' -f 1-3
node --input-type=module - <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Queue } from 'bullmq';

const { version } = JSON.parse(readFileSync('node_modules/bullmq/package.json', 'utf8'));

const queue = new Queue('runs', { connection: { path: 'redis.sock' } });
await queue.add('run', { seed: 1 }, { jobId: 'run-a' });
const returned = await queue.add('run', { seed: 2 }, { jobId: 'run-a' });
const kept = await queue.getJob('run-a');
await queue.close();

console.log(`bullmq ${version}`);
console.log('expected: the job that add returns is the job that the queue holds');
console.log(`seen:     returned ${JSON.stringify(returned.data)}, held ${JSON.stringify(kept.data)}`);
assert.deepEqual([returned.id, returned.data, kept.data], ['run-a', { seed: 2 }, { seed: 1 }], 'no longer so');
JS
