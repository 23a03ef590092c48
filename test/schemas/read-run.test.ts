import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/formats/json.ts';
import { DocumentError } from '../../src/schemas/document-error.ts';
import { asRun, readRun } from '../../src/schemas/read-run.ts';
import { blocked } from '../report/fixtures/blocked.ts';
import { lasso } from '../report/fixtures/lasso.ts';
import { useAfterFree } from '../report/fixtures/use-after-free.ts';
import { mutants } from './mutate.ts';
import { errorsOf } from './validators.ts';

const runs = { useAfterFree, lasso, blocked };

/** The error of a reading that must fail. */
function refusal(read: () => unknown): DocumentError {
  try {
    read();
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('readRun', () => {
  it.each(Object.entries(runs))('reads back what was written: %s', (_, make) => {
    const run = make();
    expect(readRun(json(run), 'run.json')).toStrictEqual(run);
  });

  it('says where a text stops being JSON', () => {
    const error = refusal(() => readRun('{ "schema": ', 'cut.json'));
    expect(error.message).toMatch(/^cut\.json: the document is not JSON/);
  });

  it('names file, place and fix of a wrong type', () => {
    const run = structuredClone(lasso());
    const broken = { ...run, steps: [{ ...run.steps[0], thread: 7 }] };
    const error = refusal(() => asRun(broken, 'a.json'));
    expect(error.message).toBe('a.json: steps[0].thread is 7\n  fix: make it a string');
  });

  it('names a key that is not known', () => {
    const error = refusal(() => asRun({ ...lasso(), lopp: 1 }, 'a.json'));
    expect(error.message).toContain('has an unknown key lopp');
    expect(error.fix).toContain('loop');
  });

  it('refuses a step of an instance that is not there, of an object, or without its thread', () => {
    const run = lasso();
    const [first] = run.steps;
    const withStep = (step: object): unknown => ({ ...run, steps: [{ ...first, ...step }] });
    expect(refusal(() => asRun(withStep({ thread: 'nobody' }), 'a')).path).toBe('steps[0].thread');
    expect(refusal(() => asRun(withStep({ thread: 'page0' }), 'a')).path).toBe('steps[0].thread');
    const others = run.steps[1]!.participants.slice(1);
    expect(refusal(() => asRun(withStep({ participants: others }), 'a')).path).toBe(
      'steps[0].participants',
    );
    const stranger = [first!.participants[0], { ...others[0], instance: 'page9' }];
    expect(refusal(() => asRun(withStep({ participants: stranger }), 'a')).path).toBe(
      'steps[0].participants[1].instance',
    );
  });

  it('refuses a loop beyond the last step, and takes an empty loop at the end', () => {
    const run = lasso();
    expect(refusal(() => asRun({ ...run, loop: run.steps.length + 1 }, 'a')).path).toBe('loop');
    expect(asRun({ ...run, loop: run.steps.length }, 'a').loop).toBe(run.steps.length);
  });

  it('reads which order breaks the rule, and refuses steps that are not there', () => {
    const race = { early: 1, between: 2, late: 3, order: [1, 3, 2] };
    const raced = { ...useAfterFree(), race };
    expect(readRun(json(raced), 'run.json')).toStrictEqual(raced);
    expect(asRun({ ...useAfterFree(), race: 'none' }, 'a').race).toBe('none');
    const beyond = raced.steps.length + 1;
    for (const wrong of ['some', { ...race, late: beyond }, { ...race, order: [0] }, { late: 1 }]) {
      const place = refusal(() => asRun({ ...raced, race: wrong }, 'a')).path;
      expect(place).toMatch(/^race/);
    }
  });

  it('refuses whatever the schema refuses, and little more', () => {
    fc.assert(
      fc.property(mutants(lasso()), ({ document }) => {
        const errors = errorsOf('run', document);
        try {
          asRun(document, 'mutant');
          expect(errors).toEqual([]);
        } catch (error) {
          if (!(error instanceof DocumentError)) throw error;
          const beyondSchema =
            /which is no (thread|instance)|does not begin with|beyond the last step/;
          if (!beyondSchema.test(error.message)) expect(errors).not.toEqual([]);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
