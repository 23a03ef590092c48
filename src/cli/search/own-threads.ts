import * as machines from '../../machines/index.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import { instancesOf } from '../../model/changes/revised-instances.ts';
import { everyChoice } from '../../model/changes/setting.ts';
import type { Instance } from '../../model/composer.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import { published } from '../lookup/catalogue.ts';

type AnyDef = AnyObjectDef | AnyThreadDef;

/**
 * The threads of a system that are the user's own: of machines that unplug does not publish. They are told
 * apart by their text, since a file may have its own copy of the package.
 *
 * @param written the instances as their machines are written
 * @param revised the same, changed, and those that edits add
 * @returns ids of their machines
 */
export function ownThreads(
  written: readonly Instance[],
  revised: readonly Instance[],
): ReadonlySet<string> {
  const known = publishedTexts();
  const names = new Set(written.map(({ name }) => name));
  return new Set(
    [...written, ...revised.filter(({ name }) => !names.has(name))].flatMap(({ def }) =>
      def.kind === 'thread' && !known.has(textOf(def)) ? [def.id] : [],
    ),
  );
}

let texts: ReadonlySet<string> | undefined;

function publishedTexts(): ReadonlySet<string> {
  const exported: unknown[] = Object.values(machines);
  texts ??= new Set(
    [
      ...exported.filter(isThread),
      ...published.systems.flatMap((system) =>
        everyChoice(system).flatMap((at) => instancesOf(system, at).map(({ def }) => def)),
      ),
    ].map(textOf),
  );
  return texts;
}

function isThread(value: unknown): value is AnyThreadDef {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'thread';
}

function textOf({ id, machine }: AnyDef): string {
  return JSON.stringify([id, machine.config]);
}
