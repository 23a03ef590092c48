import type { Command } from 'commander';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { nodesOf, pathOf } from '../model/state-nodes.ts';
import { similar } from '../model/similar.ts';
import { instancesOf, resolveSizes, type Instance } from '../model/system.ts';
import type { AnyObjectDef } from '../model/object.ts';
import type { AnyThreadDef, StepMeta } from '../model/thread.ts';
import { refolded } from '../report/wrap.ts';
import { published } from './catalogue.ts';
import { Usage } from './exit.ts';
import { addExamples } from './help.ts';
import { say } from './say.ts';
import { lineWidth, type WidthOption } from './width-option.ts';

/** `unplug machine NAME`: one statechart as text, state by state. */
export function addMachine(program: Command): void {
  const command = program
    .command('machine')
    .summary('print one statechart, with where it comes from in the kernel')
    .description(
      'Print one statechart: its states, its steps or events, and the kernel functions that they come from.',
    )
    .argument('<name>', 'id of the machine, e.g. percpu_ref; dashes may stand for underscores')
    .action((name: string, { width }: WidthOption) => {
      const lines = machineText(instanceNamed(name).def).split('\n');
      say(refolded(lines, lineWidth(width)).join('\n'));
    });
  addExamples(command, [
    ['unplug machine memunmap_pages', 'what the unregister does, step by step'],
    ['unplug machine percpu-ref', 'what its reference count takes and refuses'],
  ]);
}

/**
 * The first instance of a machine in the published systems.
 *
 * @param name id of the machine; dashes may stand for underscores
 * @throws Usage when no system has it
 */
export function instanceNamed(name: string): Instance {
  const all = new Map<string, Instance>();
  for (const system of published.systems) {
    for (const instance of instancesOf(system, resolveSizes(system)))
      if (!all.has(instance.def.id)) all.set(instance.def.id, instance);
  }
  const found = all.get(name) ?? all.get(name.replaceAll('-', '_'));
  if (!found) {
    const near = similar(name.replaceAll('-', '_'), [...all.keys()]);
    const known =
      near.length > 0
        ? `; did you mean ${near.join(' or ')}?`
        : ` (machines: ${[...all.keys()].toSorted().join(', ')})`;
    throw new Usage(`there is no machine '${name}'${known}`);
  }
  return found;
}

/** A statechart as indented text. */
export function machineText(def: AnyObjectDef | AnyThreadDef): string {
  const lines = [`${def.kind} ${def.id}${about(def.machine)}`];
  if (def.kind === 'thread')
    lines.push(`run by the ${def.actor}; ports: ${[...def.ports].join(', ') || 'none'}`);
  else
    for (const kind of ['effect', 'wait', 'answer'] as const) {
      const events = [...def.events].filter(([, one]) => one === kind).map(([event]) => event);
      if (events.length > 0) lines.push(`${kind}s: ${events.join(', ')}`);
    }
  for (const node of nodesOf(def.machine.root))
    if (node !== def.machine.root || node.transitions.size > 0) lines.push(...stateText(node));
  return `${lines.join('\n')}\n`;
}

function about({ root }: AnyStateMachine): string {
  const { source } = (root.meta ?? {}) as { source?: string };
  return `${root.description ? `: ${root.description}` : ''}${source !== undefined ? ` [${source}]` : ''}`;
}

function stateText(node: AnyStateNode): string[] {
  const { source } = (node.meta ?? {}) as { source?: string };
  const starts = node.parent?.initial.target?.includes(node) === true ? 'starts here' : '';
  const notes = [...node.tags, starts].filter((note) => note !== '').join(', ');
  const lines = [
    '',
    `${pathOf(node)}${notes ? ` (${notes})` : ''}${node.description ? `: ${node.description}` : ''}${source !== undefined ? ` [${source}]` : ''}`,
  ];
  for (const [event, candidates] of node.transitions) {
    for (const { target, guard, actions, meta } of candidates) {
      const to = target?.[0] ? pathOf(target[0]) : pathOf(node);
      const when =
        guard === undefined
          ? ''
          : ` if ${typeof guard === 'string' ? guard : String((guard as { type?: string }).type)}`;
      const does =
        actions.length > 0
          ? ` (${actions.map((action) => (typeof action === 'string' ? action : String((action as { type?: string }).type))).join(', ')})`
          : '';
      lines.push(`  ${event}${when} -> ${to}${does}${portsText(meta as StepMeta | undefined)}`);
    }
  }
  return lines;
}

function portsText(meta: StepMeta | undefined): string {
  const ports = Object.entries(meta?.ports ?? {}).map(
    ([port, use]) =>
      `${port}: ${(typeof use === 'string' ? [use] : (use as readonly string[])).join(' and ')}`,
  );
  const notes = [
    ...(meta?.picks ? [`picks ${meta.picks.join(', ')}`] : []),
    ...(meta?.mayFail === true ? ['may fail'] : []),
    ...(meta?.source !== undefined ? [meta.source] : []),
  ];
  return `${ports.length > 0 ? `  {${ports.join('; ')}}` : ''}${notes.length > 0 ? `  [${notes.join('; ')}]` : ''}`;
}
