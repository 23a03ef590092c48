import { beforeAll, expect, test } from 'vitest';
import type { Scene } from '../../src/explore/scene-data.ts';
import { objectStory } from '../../web/src/run/object-story.ts';
import { tell, type Story } from '../../web/src/story.ts';
import { waitsAt } from '../../web/src/run/waits.ts';
import { pageOfSystem, useAfterFree } from '../explore/page-of-system.ts';

const RULE = 'page-not-used-after-remove';

let scene: Scene;
let story: Story;

beforeAll(async () => {
  scene = (await pageOfSystem(...useAfterFree)).page.scenes[0]!;
  story = tell(scene, scene.runs.find(({ rule }) => rule.id === RULE)!.moves);
});

test('what happened to the violated object is an unbroken chain that ends in its violation', () => {
  const { instance, turns } = objectStory(story.steps)!;
  expect(instance).toBe('page0');
  expect(turns.length).toBeGreaterThan(2);
  for (const [i, { from }] of turns.entries()) if (i > 0) expect(from).toBe(turns[i - 1]!.to);
  for (const { number, thread } of turns) expect(story.steps[number - 1]!.thread).toBe(thread);
  expect(turns.map(({ violation }) => violation).indexOf(true)).toBe(turns.length - 1);
  expect(turns.at(-1)!.number).toBe(story.steps.length);
});

test('of a path without a violation there is no such chain', () => {
  expect(objectStory(story.steps.slice(0, -1))).toBeUndefined();
  expect(objectStory([])).toBeUndefined();
});

test('RCU waits for nobody before the count is switched; memunmap_pages waits for RCU after it', () => {
  const switched = story.steps.findIndex(({ step }) => step.includes('switch_to_atomic'));
  const waiters = story.states.map((state) => waitsAt(scene, state).map(({ waiter }) => waiter));
  expect(switched).toBeGreaterThan(0);
  expect(waiters.slice(0, switched + 1).flat()).not.toContain('rcu');
  expect(waiters.slice(switched + 1).flat()).toContain('driver');
});
