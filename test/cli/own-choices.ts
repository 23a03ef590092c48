import { setup } from 'xstate';
import {
  alternativesOf,
  choice,
  names,
  object,
  replaceStep,
  steps,
  system,
  thread,
  threadTypes,
  violation,
  yesNo,
  type ThreadDef,
} from 'unplug-verifier';

const data = object(
  setup({ types: { events: {} as { type: 'USE' | 'FREE' } } }).createMachine({
    id: 'data',
    initial: 'allocated',
    states: {
      allocated: { on: { USE: 'allocated', FREE: 'freed' } },
      freed: { on: { USE: 'usedAfterFree', FREE: 'usedAfterFree' } },
      usedAfterFree: { tags: 'violation' },
    },
  }),
  { effects: ['USE', 'FREE'] },
);

interface ReaderPorts {
  data: typeof data;
}
const read = steps<ReaderPorts>();
const reader = thread<ReaderPorts>(
  setup({ types: threadTypes<ReaderPorts>() }).createMachine({
    id: 'reader',
    initial: 'away',
    states: {
      away: { tags: 'rest', on: { open: read('reading', { data: 'looks allocated' }) } },
      reading: { on: { read: read('away', { data: 'USE' }), close: read('away') } },
    },
  }),
  { actor: 'user' },
);

interface Ports {
  data: typeof data;
  readers: { readonly every: typeof reader };
}
const step = steps<Ports>();

const atOnce = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'frees_at_once',
    initial: 'bound',
    states: {
      bound: { tags: 'rest', on: { remove: step('freed', { data: 'FREE' }) } },
      freed: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

const waits = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'waits_for_readers',
    initial: 'bound',
    states: {
      bound: { tags: 'rest', on: { remove: step('waits') } },
      waits: {
        on: { 'kfree, readers away': step('freed', { readers: 'looks away', data: 'FREE' }) },
      },
      freed: { tags: 'rest' },
    },
  }),
  { actor: 'driver' },
);

/** What a design of the removal gives. */
export interface Removal {
  readonly driver: ThreadDef<Ports>;
}

export const removal = alternativesOf<Removal>({ system: 'my-choices', choice: 'design' });

const looks = removal({
  id: 'lets-nobody-read',
  sentence: 'waits, and a reader looks whether the data is there',
  source: 'my_driver.c: my_remove',
  parts: { driver: waits },
  changes: [
    replaceStep(
      reader,
      'reading',
      'read',
      { target: 'away', ports: { data: 'USE' } },
      read('away', { data: ['looks allocated', 'USE'] }),
    ),
  ],
});

const design = choice({
  id: 'design',
  sentence: 'how the driver is removed',
  default: 'frees-at-once',
  alternatives: [
    removal({
      id: 'frees-at-once',
      sentence: 'frees the data without a look at who reads it',
      source: 'my_driver.c: my_remove',
      parts: { driver: atOnce },
      options: ['O1'],
      breaks: {
        'data-not-used-after-free': {
          because: 'a reader that has opened the device reads later',
          control: { adds: 'a wait for readers', at: { design: 'waits' } },
        },
      },
    }),
    removal({
      id: 'waits',
      sentence: 'waits until no reader is there',
      source: 'my_driver.c: my_remove',
      parts: { driver: waits },
      notModelled: ['a wait that is interrupted'],
      options: ['O2'],
      breaks: {},
    }),
    looks,
  ],
});

const reads = yesNo({ id: 'reads', sentence: 'whether anybody reads', default: 'yes' });

const memory = names({
  id: 'memory',
  sentence: 'what is read',
  names: { ram: 'memory of the host', device: 'memory of the device' },
  default: 'ram',
});

/** A system with a choice between designs, one between names, and a flag. */
export default system({
  id: 'my-choices',
  about: 'Is the data read after it was freed?',
  sizes: { readers: { unit: 'readers', default: 1, max: 2 } },
  choices: [design, reads, memory],
  larger: [{ readers: 2 }],
  rules: [
    violation({
      id: 'data-not-used-after-free',
      sentence: 'nobody reads the data after it was freed',
      source: 'my_driver.c: my_read',
      of: data,
      states: ['usedAfterFree'],
    }),
  ],
  notModelled: ['what is read'],
  compose(c, { readers = 1 }) {
    const one = c.object('data', data);
    const all = c.chosen(reads)
      ? Array.from({ length: readers }, (_, i) =>
          c.thread(`${c.chosen(memory)}_reader${i}`, reader, { data: one }, { family: 'reader' }),
        )
      : [];
    c.thread('driver', c.chosen(design).driver, { data: one, readers: all });
  },
});
