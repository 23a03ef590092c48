import { describe, expect, it } from 'vitest';
import pgmap from '../../examples/pgmap.ts';
import { systems } from '../../src/systems/index.ts';
import { lookUpSystem } from '../machines/counted-object-systems.ts';
import { trylockSystem, waitSystem } from '../machines/waiting-systems.ts';
import { delayedWorkSystem, workSystem } from '../machines/work-systems.ts';
import { expectSameSteps } from './same-steps.ts';

/** Systems of objects that tell who sends an event. */
const telling = [lookUpSystem, trylockSystem, waitSystem, workSystem, delayedWorkSystem];

describe('in states of a system of published machines', () => {
  it.each([pgmap, ...systems])('tables and XState offer the same steps: $id', async (system) => {
    const { steps, samples } = await expectSameSteps(system);
    expect(steps).toBeGreaterThan(samples);
  });

  it.each(telling)('they do where objects are told the sender: $id', async (system) => {
    const { steps, samples } = await expectSameSteps(system);
    expect(steps).toBeGreaterThan(samples);
  });
});
