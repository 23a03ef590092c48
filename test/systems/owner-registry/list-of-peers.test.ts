import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NaiveSystem, type NaiveState } from '../../../src/checker/naive/naive-system.ts';
import { pairOf } from '../../../src/machines/objects/owners/device-pairs.ts';
import { PEERS_OF_DEVICE } from '../../../src/machines/objects/owners/owner-group.ts';
import { resolveSizes } from '../../../src/model/changes/setting.ts';
import { ownerRegistrySystem } from '../../../src/systems/owner-registry.ts';
import { linkGraphsOf } from '../../../src/systems/owner-registry/link-graphs.ts';
import { LONG_MS } from '../../time-outs.ts';

const DEVICES = 3;
const PEERS = DEVICES * PEERS_OF_DEVICE;
const drawn = linkGraphsOf(DEVICES, DEVICES);

interface Listed {
  readonly peer: number;
  readonly owner: number;
}

/** The list of peers told one by one, in the order of list_add_tail, with the lowest free number for an owner. */
class PeerList {
  #peers: Listed[] = [];

  readonly #graph: readonly boolean[];

  constructor(graph: readonly boolean[]) {
    this.#graph = graph;
  }

  #linked(a: number, b: number): boolean {
    const [one, other] = [a, b].map((peer) => Math.floor(peer / PEERS_OF_DEVICE)) as [
      number,
      number,
    ];
    return one === other || this.#graph[pairOf(DEVICES, one, other)]!;
  }

  toggle(peer: number): void {
    if (this.#peers.some((one) => one.peer === peer)) {
      this.#peers = this.#peers.filter((one) => one.peer !== peer);
      return;
    }
    let owner: number | undefined;
    let fits = false;
    let before = this.#peers.length;
    for (const [place, current] of this.#peers.entries()) {
      if (current.owner !== owner) {
        if (owner !== undefined && fits) {
          before = place;
          break;
        }
        owner = current.owner;
        fits = true;
      }
      fits &&= this.#linked(peer, current.peer);
    }
    if (!fits) {
      const used = new Set(this.#peers.map((one) => one.owner));
      owner = Array.from({ length: PEERS }, (_, at) => at).find((at) => !used.has(at))!;
      before = this.#peers.length;
    }
    this.#peers.splice(before, 0, { peer, owner: owner! });
  }

  owners(): (number | undefined)[] {
    return Array.from(
      { length: PEERS },
      (_, peer) => this.#peers.find((one) => one.peer === peer)?.owner,
    );
  }
}

/** The model, in which one peer at a time comes or goes, to the end of what it does. */
class Model {
  readonly #naive = new NaiveSystem(
    ownerRegistrySystem,
    resolveSizes(ownerRegistrySystem, { devices: DEVICES, leavers: DEVICES }),
    // Any graph is drawn, as without the duty that they are of cliques.
    ownerRegistrySystem.duties
      .filter(({ id }) => id === 'links-form-cliques')
      .map(({ id, dropped }) => ({ by: id, changes: dropped })),
  );
  #state: NaiveState = this.#naive.initial;

  constructor(graph: number) {
    this.#take('topology', (step) => step === 'devices are linked in any way', graph);
  }

  #take(thread: string, named: (step: string) => boolean, graph?: number): boolean {
    for (const { thread: at, step, picks, after } of this.#naive.steps(this.#state)) {
      if (this.#naive.instances[at]!.name !== thread || !named(step)) continue;
      if (graph !== undefined && picks['graph'] !== graph) continue;
      this.#state = after;
      return true;
    }
    return false;
  }

  toggle(peer: number): void {
    const kind = peer % PEERS_OF_DEVICE === 0 ? 'vm' : 'pagemap';
    const thread = `${kind}${Math.floor(peer / PEERS_OF_DEVICE)}`;
    const at = this.#naive.instances.findIndex(({ name }) => name === thread);
    do expect(this.#take(thread, () => true)).toBe(true);
    while (!this.#state[at]!.tags.has('rest'));
  }

  owners(): (number | undefined)[] {
    return this.#naive.instances.flatMap(({ def }, at) =>
      def.id === 'drm_pagemap_peer' ? [(this.#state[at]!.context as { owner?: number }).owner] : [],
    );
  }
}

it(
  'gives every peer the owner that a list of peers gives it, one by one',
  () => {
    fc.assert(
      fc.property(
        fc.nat(drawn.graphs.length - 1),
        fc.array(fc.nat(PEERS - 1), { minLength: 1, maxLength: 12 }),
        (graph, comesOrGoes) => {
          const list = new PeerList(drawn.graphs[graph]!);
          const model = new Model(graph);
          for (const peer of comesOrGoes) {
            list.toggle(peer);
            model.toggle(peer);
            expect(model.owners()).toEqual(list.owners());
          }
        },
      ),
      { seed: 73, numRuns: 24 },
    );
  },
  LONG_MS,
);
