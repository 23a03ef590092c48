import { instancesOf, resolveSizes, type Instance, type SystemDef } from '../model/system.ts';

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
export interface Wire {
  readonly from: string;
  readonly to: string;
  readonly ports: readonly string[];
}

/** Takes a system apart for drawing, at its default sizes. */
export function wiringOf(system: SystemDef): Wiring {
  const instances = instancesOf(system, resolveSizes(system));
  const boxOf = new Map<string, string>();
  const boxes = new Map<string, WiredBox>();
  for (const { name, family, def } of instances) {
    const box = family ?? name;
    boxOf.set(name, box);
    const count = (boxes.get(box)?.count ?? 0) + 1;
    boxes.set(box, { name: box, kind: def.kind, machine: def.id, count });
  }
  const wires = new Map<string, { from: string; to: string; ports: string[] }>();
  for (const instance of instances) {
    const from = boxOf.get(instance.name)!;
    for (const [port, wired] of Object.entries(instance.wires)) {
      for (const to of new Set(namesIn(wired, instances).map((name) => boxOf.get(name)!))) {
        const wire = wires.get(`${from}>${to}`) ?? { from, to, ports: [] };
        wires.set(`${from}>${to}`, wire);
        if (!wire.ports.includes(port)) wire.ports.push(port);
      }
    }
  }
  return { system: system.id, about: system.about, boxes: [...boxes.values()], wires: [...wires.values()] };
}

/** The instances behind a port: one, or a family by its members, nested by index. */
function namesIn(wired: unknown, instances: readonly Instance[]): string[] {
  if (typeof wired === 'string')
    return instances.some(({ name }) => name === wired) ? [wired] : [];
  if (typeof wired !== 'object' || wired === null) return [];
  return Object.values(wired).flatMap((inner) => namesIn(inner, instances));
}
