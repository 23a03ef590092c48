import * as xstate from 'xstate';
import { walk, type Inside, type Program, type Syntax } from './program.ts';

/** A function that stands for whatever the file has from elsewhere. */
const unknown = (): undefined => undefined;

/**
 * The value of one expression of a program, without running the program: names are looked up where they
 * are defined in the file, in XState, or stand for a function that does nothing.
 *
 * @throws whatever evaluating the expression throws
 */
export function valueOf(program: Program, { node, around }: Inside): unknown {
  return evaluated(program, node, [...walk(program.tree)], around, new Map());
}

function evaluated(
  program: Program,
  node: Syntax,
  all: readonly Inside[],
  around: readonly Syntax[],
  known: Map<Syntax, unknown>,
): unknown {
  const scope = new Proxy(Object.create(null) as object, {
    has: (_target, name) => typeof name === 'string' && !(name in globalThis && isGlobal(name)),
    get: (_target, name) => {
      if (typeof name !== 'string') return undefined;
      const found = definitionOf(name, all, around);
      if (found) {
        if (!known.has(found.node)) {
          known.set(found.node, unknown);
          known.set(found.node, evaluated(program, found.node, all, found.around, known));
        }
        return known.get(found.node);
      }
      return name in xstate ? (xstate as Record<string, unknown>)[name] : unknown;
    },
  });
  const text = program.code.slice(node.start, node.end);
  // The text is one expression of a file that its reader named; it is not a program that runs.
  // oxlint-disable-next-line typescript/no-implied-eval
  return (new Function('scope', `with (scope) { return (${text}\n); }`) as (at: object) => unknown)(
    scope,
  );
}

/** What a name stands for: the initial value of a variable, or a function, in the nearest scope. */
function definitionOf(
  name: string,
  all: readonly Inside[],
  around: readonly Syntax[],
): Inside | undefined {
  let nearest: Inside | undefined;
  for (const inside of all) {
    const { node, around: outer } = inside;
    const isNamed = (node['id'] as { name?: string } | undefined)?.name === name;
    if (!isNamed) continue;
    const scopes = outer.filter(({ type }) => /^(Program|BlockStatement)$/.test(type));
    if (scopes[0] && scopes[0].type !== 'Program' && !around.includes(scopes[0])) continue;
    if (node.type === 'VariableDeclarator' && node['init'])
      nearest = { node: node['init'] as Syntax, around: [node, ...outer] };
    else if (/^(Function|Class)Declaration$/.test(node.type)) nearest = inside;
  }
  return nearest;
}

/** What the language itself has; timers, the network and the process are not among it. */
function isGlobal(name: string): boolean {
  return /^(Object|Array|Map|Set|WeakMap|Symbol|Promise|Math|JSON|Number|String|Boolean|Date|Error|RegExp|undefined|NaN|Infinity|parseInt|parseFloat|structuredClone)$/.test(
    name,
  );
}
