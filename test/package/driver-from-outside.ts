/** A driver as somebody writes it who has only the package: it imports each entry with a name. */
import { setup } from 'xstate';
import { steps, system, thread, threadTypes } from 'unplug-verifier';
import { evictsUntilEmpty } from 'unplug-verifier/duties';
import { driverData } from 'unplug-verifier/machines';
import { driverDataNotUsedAfterFree } from 'unplug-verifier/rules';
import { devicePrivateLimits } from 'unplug-verifier/systems';
import { campaign, subjectOf } from 'unplug-verifier/walks';

interface Ports {
  data: typeof driverData;
}
const step = steps<Ports>();

const driver = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'my_driver',
    initial: 'bound',
    states: {
      bound: { tags: 'rest', on: { my_callback: step('called', { data: 'TOUCH' }) } },
      called: { on: { my_remove: step('gone', { data: 'FREE' }) } },
      gone: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

const mine = system({
  id: 'from-outside',
  about: 'May the driver free its data?',
  rules: [driverDataNotUsedAfterFree],
  notModelled: devicePrivateLimits,
  compose(c) {
    c.thread('my_driver', driver, { data: c.object('data', driverData) });
  },
});
export default mine;

/** Whether random runs break a rule. */
export const breaks = (): boolean =>
  campaign(subjectOf(mine), { runs: 10, lengthMax: 10, seed: 1 }).failure !== undefined;

/** What a published duty says. */
export const sentence: string = evictsUntilEmpty.sentence;
