import { DocumentError } from './document-error.ts';
import { Place } from './document.ts';
import type { Holder, LocalState, Race, Run, RunInstance, RunParticipant, RunStep } from './run.ts';

/**
 * Reads a run from the text of a file, as schemas/run.v1.json describes it; what a schema cannot say
 * is checked too: every step names a thread of the run, and takes part in it first.
 *
 * @param file name of the file, for messages
 * @throws DocumentError naming file, place and fix
 */
export function readRun(text: string, file: string): Run {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DocumentError(
      file,
      '',
      `is not JSON: ${reason}`,
      'write it with unplug verify --save',
    );
  }
  return asRun(value, file);
}

/** As `readRun`, from a value that is parsed already. */
export function asRun(value: unknown, file: string): Run {
  const { get, optional } = new Place(file, value).fields(
    'schema',
    'system',
    'source?',
    'sizes',
    'kernel',
    'reverted',
    'dropped',
    'rule',
    'instances',
    'steps',
    'loop?',
    'lostAfter?',
    'allowed?',
    'because?',
    'judged?',
    'race?',
    'fairness?',
    'holders?',
    'cycle?',
    'duties?',
    'replay',
  );
  const names = (place: Place): string[] => place.list((item) => item.name());
  const instances = get('instances').list(instance, { least: 1 });
  const kinds = new Map(instances.map(({ name, kind }) => [name, kind]));
  const run: Run = {
    schema: get('schema').oneOf('unplug/run/v1'),
    system: get('system').name(),
    ...optional('source', (place) => named(place, 'path', 'sha256')),
    sizes: get('sizes').record((at) => (typeof at.value === 'string' ? at.name() : at.index())),
    kernel: get('kernel').name(),
    reverted: names(get('reverted')),
    dropped: names(get('dropped')),
    rule: named(get('rule'), 'id', 'sentence', 'kind'),
    instances,
    steps: get('steps').list((place) => step(place, kinds)),
    ...optional('loop', (place) => place.index()),
    ...optional('lostAfter', (place) => place.index()),
    ...optional('allowed', (place) => place.yes()),
    ...optional('because', (place) => place.string()),
    ...optional('judged', names),
    ...optional('race', race),
    ...optional('fairness', (place) => place.list((note) => named(note, 'thread', 'why'))),
    ...optional('holders', (place) => place.list(holder)),
    ...optional('cycle', names),
    ...optional('duties', (place) => place.list((duty) => named(duty, 'id', 'sentence', 'whose'))),
    replay: get('replay').name(),
  };
  if (run.loop !== undefined && run.loop > run.steps.length) {
    get('loop').refuse('is beyond the last step', `use 0 to ${run.steps.length}`);
  }
  if (run.holders?.some(({ since = 1 }) => since < 1 || since > run.steps.length))
    get('holders').refuse(
      'names a step before the first or beyond the last step',
      `use 1 to ${run.steps.length}`,
    );
  if (run.race !== undefined && run.race !== 'none') {
    const { early = 1, between, late, order } = run.race;
    if ([early, between, late, ...order].some((step) => step < 1 || step > run.steps.length))
      get('race').refuse(
        'names a step before the first or beyond the last step',
        `use 1 to ${run.steps.length}`,
      );
  }
  return run;
}

function race(place: Place): Race | 'none' {
  if (typeof place.value === 'string') return place.oneOf('none');
  const { get, optional } = place.fields('early?', 'between', 'late', 'order');
  return {
    ...optional('early', (step) => step.index()),
    between: get('between').index(),
    late: get('late').index(),
    order: get('order').list((step) => step.index()),
  };
}

function holder(place: Place): Holder {
  const { get, optional } = place.fields(
    'waiter',
    'step?',
    'waitsFor',
    'on?',
    'has?',
    'heldBy',
    'why?',
    'by?',
    'since?',
  );
  return {
    waiter: get('waiter').name(),
    ...optional('step', (step) => step.name()),
    waitsFor: get('waitsFor').name(),
    ...optional('on', (on) => on.name()),
    ...optional('has', (has) => has.list((item) => item.name())),
    heldBy: get('heldBy').name(),
    ...optional('why', (why) => why.name()),
    ...optional('by', (by) => by.name()),
    ...optional('since', (since) => since.index()),
  };
}

function instance(place: Place): RunInstance {
  const { get } = place.fields('name', 'kind', 'machine', 'at', 'initial');
  return {
    name: get('name').name(),
    kind: get('kind').oneOf('thread', 'object'),
    machine: get('machine').name(),
    at: get('at').record((index) => index.index()),
    initial: localState(get('initial')),
  };
}

type Kinds = ReadonlyMap<string, RunInstance['kind']>;

function step(place: Place, kinds: Kinds): RunStep {
  const { get, optional } = place.fields(
    'thread',
    'step',
    'picks',
    'source?',
    'declaredAt?',
    'participants',
  );
  const thread = get('thread').name();
  if (kinds.get(thread) !== 'thread') {
    get('thread').refuse(`names ${thread}, which is no thread of the run`, among(kinds, 'thread'));
  }
  const participants = get('participants').list((one) => participant(one, kinds), { least: 1 });
  if (participants[0]!.instance !== thread) {
    get('participants').refuse(
      `does not begin with ${thread}`,
      'list the thread of the step first',
    );
  }
  return {
    thread,
    step: get('step').name(),
    picks: get('picks').record((index) => index.index()),
    ...optional('source', (source) => source.string()),
    ...optional('declaredAt', (place) => {
      const at = place.fields('file', 'line').get;
      return { file: at('file').name(), line: at('line').index() };
    }),
    participants,
  };
}

function participant(place: Place, kinds: Kinds): RunParticipant {
  const { get, optional } = place.fields(
    'instance',
    'port?',
    'event?',
    'value?',
    'looks?',
    'from',
    'to',
  );
  const name = get('instance').name();
  if (!kinds.has(name)) {
    get('instance').refuse(`names ${name}, which is no instance of the run`, among(kinds));
  }
  return {
    instance: name,
    ...optional('port', (port) => port.name()),
    ...optional('event', (event) => event.name()),
    ...optional('value', (value) => value.plain()),
    ...optional('looks', (looks) => looks.list((look) => look.name())),
    from: localState(get('from')),
    to: localState(get('to')),
  };
}

function among(kinds: Kinds, wanted?: RunInstance['kind']): string {
  const names = [...kinds].filter(([, kind]) => wanted === undefined || kind === wanted);
  return `name one of ${names.map(([name]) => name).join(', ')}`;
}

function localState(place: Place): LocalState {
  const { get, optional } = place.fields('value', 'context', 'tags?');
  return {
    value: get('value').value,
    context: get('context').record((field) => field.value),
    ...optional('tags', (tags) => tags.list((tag) => tag.name())),
  };
}

function named<const K extends string>(place: Place, ...keys: readonly K[]): Record<K, string> {
  const { get } = place.fields(...keys);
  return Object.fromEntries(keys.map((key) => [key, get(key).name()])) as Record<K, string>;
}
