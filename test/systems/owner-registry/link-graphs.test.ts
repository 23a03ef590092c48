import { expect, it } from 'vitest';
import { linkGraphsOf } from '../../../src/systems/owner-registry/link-graphs.ts';

/** Numbers of graphs without names: OEIS A000088; of cliques: the partitions of a number, A000041. */
it.each([
  [2, 2, 2],
  [3, 4, 3],
  [4, 11, 5],
])('draws of %i like devices %i graphs, %i of them of cliques', (devices, graphs, cliques) => {
  for (const leavers of [0, devices]) {
    const all = linkGraphsOf(devices, leavers);
    expect([all.graphs.length, all.cliques]).toEqual([graphs, cliques]);
  }
});

it('tells a device that may leave from those that stay', () => {
  // Graphs with one of the devices marked: OEIS A000666.
  expect([2, 3, 4].map((devices) => linkGraphsOf(devices, 1).graphs.length)).toEqual([2, 6, 20]);
});
