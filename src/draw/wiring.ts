import { instancesOf } from '../model/changes/revised-instances.ts';
import { resolveSizes } from '../model/changes/setting.ts';
import type { SystemDef } from '../model/system.ts';
import type { Instance, Setting } from '../model/composer.ts';

/** Threads and objects of a system and the ports between them; families of like instances as one. */
export interface Wiring {
  readonly system: string;
  readonly about: string;
  readonly boxes: readonly WiredBox[];
  readonly wires: readonly Wire[];
}

export interface WiredBox {
  readonly name: string;
  readonly kind: 'thread' | 'object';
  /** The machine that each of them is. */
  readonly machine: string;
  /** How many there are at the default sizes. */
  readonly count: number;
}

/** What a thread reaches at an object, by the names of its ports. */
interface Wire {
  readonly from: string;
  readonly to: string;
  readonly ports: readonly string[];
}

/** Takes a system apart for drawing, at its default sizes, with what is chosen. */
export function wiringOf(system: SystemDef, chosen: Setting = {}): Wiring {
  const instances = instancesOf(system, resolveSizes(system, chosen));
  const places = new Map(instances.map((instance) => [instance.name, boxOf(instance)]));
  const boxes = new Map<string, WiredBox>();
  for (const { name, def } of instances) {
    const box = places.get(name)!;
    const count = (boxes.get(box)?.count ?? 0) + 1;
    boxes.set(box, { name: box, kind: def.kind, machine: def.id, count });
  }
  const wires = new Map<string, { from: string; to: string; ports: string[] }>();
  for (const instance of instances) {
    const from = boxOf(instance);
    for (const [port, wired] of Object.entries(instance.wires)) {
      for (const to of new Set(namesIn(wired, instance).map((name) => places.get(name)!))) {
        const wire = wires.get(`${from}>${to}`) ?? { from, to, ports: [] };
        wires.set(`${from}>${to}`, wire);
        if (!wire.ports.includes(port)) wire.ports.push(port);
      }
    }
  }
  return {
    system: system.id,
    about: system.about,
    boxes: [...boxes.values()],
    wires: [...wires.values()],
  };
}

/** The instances behind a port: one, or a family; a wire by index is followed at its first place. */
function namesIn(wired: unknown, { at, picks }: Pick<Instance, 'at' | 'picks'>): string[] {
  if (typeof wired === 'function') {
    const first = Object.fromEntries(Object.keys(picks).map((index) => [index, 0]));
    return namesIn((wired as (places: object) => unknown)({ ...first, ...at }), { at, picks });
  }
  if (Array.isArray(wired)) return wired.flatMap((one: unknown) => namesIn(one, { at, picks }));
  if (typeof wired !== 'object' || wired === null) return [];
  const { name } = wired as { name?: unknown };
  return typeof name === 'string' ? [name] : [];
}

/** Members of a family share a box: `page` for page0 and page1. */
function boxOf({ name, at }: Pick<Instance, 'name' | 'at'>): string {
  return Object.keys(at).length === 0 ? name : name.replace(/[\d.]+$/, '');
}

/** What stands in a box: the name, and how many there are of a family. */
export function boxTitle({ name, count }: WiredBox): string {
  return count === 1 ? name : `${name} (${count})`;
}
