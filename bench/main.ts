/**
 * What is measured, each as a ratio against something run beside it: distinct states and transitions
 * per CPU-second and bytes a state. CPU seconds, since other work on the machine disturbs the wall clock.
 */
import pgmap from '../examples/pgmap.ts';
import { devicePrivateSystem as devicePrivate } from '../src/systems/device-private.ts';
import { resolveSizes } from '../src/model/changes/setting.ts';
import { graphRow, naiveRow } from './naive.ts';
import { ownerWalk, ownerWalkText } from './owner-walk.ts';
import { rowsText } from './row.ts';
import { rumurRow } from './rumur.ts';
import { spinRow } from './spin.ts';
import { unplugRow } from './unplug.ts';

const RUNS = 3;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const large = [
  await unplugRow(pgmap, { pages: 2, users: 5 }, RUNS),
  spinRow(2, 5),
  rumurRow(2, 5),
].filter((row) => row !== undefined);
print(rowsText('the same protocol in three checkers', large));

const small = resolveSizes(devicePrivate, { pages: 1, processes: 2 });
const tiny = resolveSizes(devicePrivate, { pages: 1, processes: 1 });
print(
  rowsText('device-private beside what one writes without a checker', [
    await unplugRow(devicePrivate, resolveSizes(devicePrivate), 1),
    await unplugRow(devicePrivate, small, RUNS),
    await naiveRow(devicePrivate, small),
    await graphRow(devicePrivate, tiny),
  ]),
);

print('watching a kernel, CPU microseconds an event');
await import('./trace-watch.ts');

print('\nfollowing long logs, beside awk over the same lines');
await import('./trace.ts');

print('\nwhat a device-private entry costs a walk: 2^20 entries, loops in turn');
const walked = ownerWalk('measures', 15);
print(walked === undefined ? 'gcc is not installed' : ownerWalkText(walked));
