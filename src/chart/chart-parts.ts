import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { nodesOf } from '../model/machine/state-nodes.ts';
import type { ChartEdge, ChartLine, ChartState, ChartTransition } from './chart.ts';

/** A statechart before it is drawn. */
export interface ChartParts {
  readonly states: readonly ChartNode[];
  readonly edges: readonly Omit<ChartEdge, 'points'>[];
}

/** A state without its place, and where it is in the hierarchy. */
export interface ChartNode extends Omit<ChartState, 'x' | 'y' | 'width' | 'height'> {
  readonly parent: string;
  /** The inner state in which it starts. */
  readonly initial?: string;
}

/** The path of the machine itself: the box that all others are in. */
export const ROOT = '';

/**
 * Takes a machine apart for drawing: its states, and one arrow for all transitions between the same
 * two states. A transition that stays where it is, or leads from a box to a state inside, becomes a line
 * in the box.
 */
export function chartParts({ root }: AnyStateMachine): ChartParts {
  const states: ChartNode[] = [];
  const edges = new Map<string, { from: string; to: string; transitions: ChartTransition[] }>();
  for (const node of nodesOf(root)) {
    const lines: ChartLine[] = [];
    for (const [event, candidates] of [...node.transitions, ['', node.always ?? []] as const]) {
      for (const candidate of candidates) {
        const transition = transitionOf(event, candidate);
        const to = candidate.target?.[0];
        if (to === undefined || to === node) {
          lines.push(transition);
          continue;
        }
        if (isInside(to, node)) {
          lines.push({ ...transition, to: pathOf(to) });
          continue;
        }
        const key = `${pathOf(node)}>${pathOf(to)}`;
        const edge = edges.get(key) ?? { from: pathOf(node), to: pathOf(to), transitions: [] };
        edges.set(key, edge);
        edge.transitions.push(transition);
      }
    }
    const initial = node.initial.target?.[0];
    states.push({
      path: pathOf(node),
      parent: node.parent ? pathOf(node.parent) : ROOT,
      name: node === root ? root.key : node.key,
      kind: node.type === 'parallel' || node.type === 'compound' ? node.type : 'atomic',
      ...notesOf(node),
      tags: [...node.tags],
      lines,
      ...(initial && initial !== node && { initial: pathOf(initial) }),
    });
  }
  return { states, edges: [...edges.values()] };
}

function transitionOf(event: string, candidate: AnyTransitionDefinition): ChartTransition {
  const { guard, description } = candidate;
  const { source, facts } = (candidate.meta ?? {}) as { source?: string; facts?: string };
  return {
    event,
    ...(guard !== undefined && {
      guard: typeof guard === 'string' ? guard : String((guard as { type?: string }).type),
    }),
    ...(description !== undefined && { description }),
    ...(source !== undefined && { source }),
    ...(facts !== undefined && { facts }),
  };
}

function notesOf(node: AnyStateNode): { description?: string; source?: string } {
  const { source } = (node.meta ?? {}) as { source?: string };
  return {
    ...(node.description !== undefined && { description: node.description }),
    ...(source !== undefined && { source }),
  };
}

function isInside(node: AnyStateNode, outer: AnyStateNode): boolean {
  for (let at = node.parent; at; at = at.parent) if (at === outer) return true;
  return false;
}

function pathOf({ path }: AnyStateNode): string {
  return path.join('.');
}
