import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { object, steps, system, thread, threadTypes, violation } from '../../src/index.ts';
import { junit } from '../../src/report/formats/junit.ts';
import { outcome } from '../../src/report/verdict/outcome.ts';
import { sarif } from '../../src/report/formats/sarif.ts';
import { verdictOf } from '../systems/verdict-of.ts';
import { greenVerdict } from '../report/fixtures/verdicts.ts';

const counter = object(
  setup({ types: { events: {} as { type: 'GET' | 'PUT' | 'KILL' } } }).createMachine({
    id: 'counter',
    initial: 'live',
    states: {
      live: { on: { GET: 'got', PUT: 'underflow', KILL: 'killed' } },
      got: { on: { GET: 'got', PUT: 'live', KILL: 'killed' } },
      killed: { on: { GET: 'killed', PUT: 'killed', KILL: 'killedTwice' } },
      underflow: { tags: 'violation' },
      killedTwice: { tags: 'violation' },
    },
  }),
  { effects: ['GET', 'PUT', 'KILL'] },
);

interface Ports {
  ref: typeof counter;
}

const OWN = 'the count is used rightly';
const EACH = { underflow: 'a reference is put once', killedTwice: 'the count is killed once' };

/** A thread that sends the two events one after the other. */
function twoSteps(
  first: 'GET' | 'PUT' | 'KILL',
  then: 'PUT' | 'KILL',
  states: readonly string[] | Readonly<Record<string, string>>,
) {
  const step = steps<Ports>();
  const user = thread<Ports>(
    setup({ types: threadTypes<Ports>() }).createMachine({
      id: 'user',
      initial: 'idle',
      states: {
        idle: { tags: 'rest', on: { first: step('between', { ref: first }) } },
        between: { tags: 'rest', on: { second: step('over', { ref: then }) } },
        over: { tags: 'rest' },
      },
    }),
    { actor: 'user' },
  );
  return system({
    id: 'two-steps',
    about: 'Which of the two faults is it?',
    rules: [violation({ id: 'used-rightly', sentence: OWN, source: 'test', of: counter, states })],
    compose(c) {
      c.thread('user', user, { ref: c.object('ref', counter) });
    },
  });
}

/** What is told of the first rule and of its run. */
async function told(...of: Parameters<typeof twoSteps>) {
  const verdict = await verdictOf(twoSteps(...of));
  const [rule] = verdict.rules;
  return { verdict, rule: rule!.sentence, run: rule!.run?.rule.sentence };
}

describe('the sentence of a broken rule', () => {
  it('is that of the violation state which the run enters', async () => {
    expect(await told('GET', 'PUT', EACH)).toMatchObject({ rule: OWN, run: undefined });
    expect(await told('PUT', 'PUT', EACH)).toMatchObject({ rule: OWN, run: EACH.underflow });
    expect(await told('KILL', 'KILL', EACH)).toMatchObject({ rule: OWN, run: EACH.killedTwice });
  });

  it("is the rule's own where the states are a list", async () => {
    expect(await told('KILL', 'KILL', Object.keys(EACH))).toMatchObject({ rule: OWN, run: OWN });
  });

  it('is told by each report, and the table of rules keeps its own', async () => {
    const { verdict } = await told('KILL', 'KILL', EACH);
    const all = greenVerdict({ systems: [verdict], history: [], logs: [] });
    const text = outcome(all);
    expect(text).toContain(`rule broken: ${EACH.killedTwice}`);
    expect(text).toMatch(new RegExp(`${OWN}.*BROKEN|BROKEN.*${OWN}`));
    expect(text).not.toContain(EACH.underflow);
    const cases = junit(all);
    expect(cases).toContain(`name="${OWN}"`);
    expect(cases).toContain(`message="broken: ${EACH.killedTwice} (`);
    expect(cases).toContain(`rule broken: ${EACH.killedTwice}`);
    const log = JSON.parse(sarif(all, '0.0.0')) as {
      runs: { results: { message: { text: string } }[] }[];
    };
    expect(log.runs[0]!.results[0]!.message.text).toContain(`broken: ${EACH.killedTwice} (`);
  });
});
