/** Commands of documents that no test of the documents runs, and why. */
export const notRun: ReadonlyMap<string, string> = new Map([
  ['npm ci && npm run verify', 'everything, from the start: what the build of the project runs'],
  ['npm ci && npm test', 'runs this test'],
  ['npm ci && npm run build', 'what the tests rest on has been built'],
  ['alias unplug="node $PWD/dist/cli/main.js"', 'the tests have such a command of their own'],
  [
    'npm install --save-dev ./unplug-verifier-0.2.0.tgz xstate@5.33.3',
    'needs a registry; test/package installs what npm pack writes',
  ],
  ['sh record.sh -o log.txt', 'records a kernel, as root; test/trace/record runs it on a made one'],
  ['sh record.sh -o log.txt sh my-scenario.sh', 'the same'],
  ['sh record.sh -f | unplug trace watch --pipe -', 'the same, until Ctrl-C'],
  [
    'unplug trace probes --kernel 6.12.117-amd64 --btf vmlinux.btf > record.sh',
    'needs the types of a kernel; test/trace/btf reads made ones',
  ],
  ['unplug explore', 'serves a page until Ctrl-C, as the next three; test/web opens such pages'],
  ['unplug explore device-private --pages 1 --processes 1 --drop evicts-until-empty', 'the same'],
  ['unplug explore run.json', 'the same'],
  ['unplug explore log.txt', 'the same'],
  [
    'unplug inspect device-private --kernel 6.0 --pages 1 --processes 1',
    'serves a page until Ctrl-C; test/inspect reads such a stream',
  ],
  [
    'unplug obligations percpu-ref --html duties.html',
    'searches all sets of duties; test/web opens such a page',
  ],
]);
