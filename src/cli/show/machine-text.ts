import { createMachine, type AnyStateMachine, type AnyStateNode } from 'xstate';
import type { Piece } from '../../machines/pieces.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import { nodesOf, pathOf } from '../../model/machine/state-nodes.ts';
import type { AnyThreadDef, StepMeta } from '../../model/thread-def.ts';

/** A statechart as indented text. */
export function machineText(def: AnyObjectDef | AnyThreadDef): string {
  const lines = [`${def.kind} ${def.id}${about(def.machine.root)}`];
  if (def.kind === 'thread')
    lines.push(`run by the ${def.actor}; ports: ${[...def.ports].join(', ') || 'none'}`);
  else
    for (const kind of ['effect', 'wait', 'answer'] as const) {
      const events = [...def.events].filter(([, one]) => one === kind).map(([event]) => event);
      if (events.length > 0) lines.push(`${kind}s: ${events.join(', ')}`);
    }
  for (const node of nodesOf(def.machine.root))
    if (node !== def.machine.root || node.transitions.size > 0)
      lines.push(...stateText(node, pathOf));
  return `${lines.join('\n')}\n`;
}

/** A published fragment of a thread as indented text, in the words of whoever takes it up. */
export function pieceText({ call, state }: Piece): string {
  const { machine } = pieceMachine(state);
  const here = machine.root.states['here']!;
  const shown = (node: AnyStateNode): string =>
    node === here ? 'self' : pathOf(node).replace(/^here\./, '');
  const nodes = [...nodesOf(here)];
  const ports = nodes
    .flatMap((node) => [...node.transitions.values()].flat())
    .flatMap(({ meta }) => Object.keys((meta as StepMeta | undefined)?.ports ?? {}));
  const lines = [
    `piece ${call}${about(here)}`,
    `ports: ${[...new Set(ports)].join(', ') || 'none'}`,
    ...nodes
      .filter((node) => node !== here || node.transitions.size > 0)
      .flatMap((node) => stateText(node, shown)),
  ];
  return `${lines.join('\n')}\n`;
}

/** A machine that a piece stands in, with a state wherever the piece goes on. */
export function pieceMachine(state: object): { machine: AnyStateMachine } {
  const states: Record<string, StateNodeText> = { here: state };
  for (const [, end = '', inner] of JSON.stringify(state).matchAll(
    /"#caller\.(\w+)(?:\.(\w+))?"/g,
  )) {
    if (end === 'here') continue;
    const known = states[end]?.states;
    states[end] =
      inner === undefined
        ? { ...states[end] }
        : { initial: inner, states: { ...known, [inner]: {} } };
  }
  return { machine: createMachine({ id: 'caller', initial: 'here', states } as never) };
}

interface StateNodeText {
  readonly initial?: string;
  readonly states?: Readonly<Record<string, object>>;
}

function about(node: AnyStateNode): string {
  const { source } = (node.meta ?? {}) as { source?: string };
  return `${node.description ? `: ${node.description}` : ''}${source !== undefined ? ` [${source}]` : ''}`;
}

function stateText(node: AnyStateNode, shown: (node: AnyStateNode) => string): string[] {
  const { source } = (node.meta ?? {}) as { source?: string };
  const starts = node.parent?.initial.target?.includes(node) === true ? 'starts here' : '';
  const notes = [...node.tags, starts].filter((note) => note !== '').join(', ');
  const lines = [
    '',
    `${shown(node)}${notes ? ` (${notes})` : ''}${node.description ? `: ${node.description}` : ''}${source !== undefined ? ` [${source}]` : ''}`,
  ];
  for (const [event, candidates] of node.transitions) {
    for (const { target, guard, actions, meta } of candidates) {
      const to = target?.[0] ? shown(target[0]) : shown(node);
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
    ...(meta?.actor !== undefined ? [`taken by the ${meta.actor}`] : []),
    ...(meta?.source !== undefined ? [meta.source] : []),
  ];
  return `${ports.length > 0 ? `  {${ports.join('; ')}}` : ''}${notes.length > 0 ? `  [${notes.join('; ')}]` : ''}`;
}
