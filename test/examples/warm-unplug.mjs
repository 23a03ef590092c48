// A process that has the built command line loaded and does one call after the other, as asked by
// its parent: loading takes longer than most calls. What a call prints is caught and sent back.
import { call } from '../../dist/cli/call.js';

let [out, err] = ['', ''];
process.stdout.write = (text) => ((out += text), true);
process.stderr.write = (text) => ((err += text), true);

process.on('message', async ({ words, folder, env }) => {
  const before = process.env;
  process.chdir(folder);
  process.env = { ...before, ...env };
  await call(words);
  process.env = before;
  process.send({ code: process.exitCode ?? 0, out, err });
  process.exitCode = undefined;
  [out, err] = ['', ''];
});
