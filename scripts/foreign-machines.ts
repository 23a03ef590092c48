/**
 * Holds machines that nobody here wrote: every `createMachine(…)` that is found under the folders given,
 * in a checkout of XState for example. For each that the model admits, the table, the naive interpreter,
 * XState's `transition()` and an actor are compared for every event in every state that random runs meet.
 *
 *   npm run foreign-machines -- ../xstate/packages/core/test ../xstate/examples
 *
 * A machine that is refused is held once more without its surroundings (invoked actors, delays, outputs), which
 * is another machine that nobody here wrote; it is counted apart.
 *
 * Prints machines found, admitted, refused by reason, cells compared and disagreements; exits with 1 if
 * there is a disagreement, or a reason that is seen to be untrue. RUNS=200 takes more runs of each machine, SEED=7 others.
 */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AnyStateMachine } from 'xstate';
import type { Problem } from '../src/model/error.ts';
import { hold, waysOf, type Held } from '../test/properties/charts/hold.ts';
import { isTrueReason } from '../test/properties/charts/reasons.ts';
import { alone } from './foreign/alone.ts';
import { valueOf } from './foreign/evaluate.ts';
import { withNames } from './foreign/named.ts';
import { programOf, walk, type Syntax } from './foreign/program.ts';

const folders = process.argv.slice(2);
if (folders.length === 0) {
  process.stderr.write('usage: npm run foreign-machines -- FOLDER...\n');
  process.exit(64);
}
const RUNS = Number(process.env['RUNS'] ?? 20);
const SEED = Number(process.env['SEED'] ?? 1);
const EVENTS_MAX = 12;

const counts = new Map<string, number>();
const reasons = new Map<string, number>();
const stillReasons = new Map<string, number>();
const add = (to: Map<string, number>, what: string, by = 1): void =>
  void to.set(what, (to.get(what) ?? 0) + by);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

const sequences = fc.sample(
  fc.array(fc.nat(9999), { minLength: 1, maxLength: EVENTS_MAX, size: 'max' }),
  { numRuns: RUNS, seed: SEED },
);

for (const folder of folders) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.toSorted()) {
    if (!/\.tsx?$/.test(name) || /node_modules|\.d\.ts$/.test(name)) continue;
    const file = join(folder, name);
    const program = await programOf(file, readFileSync(file, 'utf8'));
    if (!program) {
      add(counts, 'files that do not parse');
      continue;
    }
    for (const inside of walk(program.tree)) {
      if (!isCreateMachine(inside.node)) continue;
      add(counts, 'machines found');
      const line = program.code.slice(0, inside.node.start).split('\n').length;
      judge(`${relative(folder, file)}, program line ${line}`, () => valueOf(program, inside));
    }
  }
}

for (const [what, count] of [...counts].toSorted()) print(`${what}: ${count}`);
const tell = (what: string, all: Map<string, number>): void => {
  print(`${what}, by reason (of all reasons told of a machine the first):`);
  for (const [reason, count] of [...all].toSorted((a, b) => b[1] - a[1]))
    print(`  ${count}  ${reason}`);
};
tell('refused', reasons);
tell('refused without actors, delays and outputs too', stillReasons);
const wrong = ['DISAGREEMENTS', 'ERRORS that are no refusal', 'reasons THAT ARE NOT TRUE'];
process.exitCode = wrong.some((what) => counts.has(what)) ? 1 : 0;

function judge(place: string, evaluate: () => unknown): void {
  const whole = made(() => {
    const machine = evaluate() as AnyStateMachine;
    return { machine, build: withNames(machine.config, machine) };
  });
  if (!whole) {
    add(counts, 'machines that XState or their surroundings do not make');
    return;
  }
  const { machine, build } = whole;
  const refused = compared(place, build);
  if (refused === undefined) return;
  if (refused.length === 0) {
    add(counts, 'machines admitted');
    return;
  }
  add(counts, 'machines refused');
  add(reasons, shortReason(refused[0]!.problem));
  const rest = made(() => ({ build: withNames(alone(machine.config), machine) }));
  if (!rest) return;
  const still = compared(`${place}, alone`, rest.build);
  if (still === undefined) return;
  if (still.length === 0)
    add(counts, 'machines refused, admitted without actors, delays and outputs');
  else add(stillReasons, shortReason(still[0]!.problem));
}

/** What XState makes; nothing where it or the surroundings of the machine throw. */
function made<T extends { readonly build: () => AnyStateMachine }>(make: () => T): T | undefined {
  try {
    const result = make();
    result.build();
    return result;
  } catch {
    return undefined;
  }
}

/** Compares the interpreters on one machine: why it is refused, no reason where it is admitted; nothing after a fault. */
function compared(place: string, build: () => AnyStateMachine): readonly Problem[] | undefined {
  let held: Held | undefined;
  try {
    for (const kind of ['object', 'thread'] as const) {
      held = hold(build, waysOf(kind), sequences);
      if (!held.refused) break;
    }
  } catch (error) {
    add(counts, 'ERRORS that are no refusal');
    print(`${place}: ${String(error)}`);
    return undefined;
  }
  add(counts, 'cells compared', held?.cells ?? 0);
  if (held?.disagreement !== undefined) {
    add(counts, 'DISAGREEMENTS');
    print(`${place}: DISAGREEMENT ${held.disagreement}`);
    return undefined;
  }
  const refused = held?.refused ?? [];
  for (const problem of refused) {
    const isTrue = isTrueReason(problem, build(), undefined, held?.met);
    if (isTrue === false) print(`${place}: NOT TRUE: ${problem.where}: ${problem.problem}`);
    const seen = { true: 'seen to be true', false: 'THAT ARE NOT TRUE', undefined: 'of functions' };
    add(counts, `reasons ${seen[`${isTrue}`]}`);
  }
  return refused;
}

function isCreateMachine({ type, callee }: Syntax): boolean {
  if (type !== 'CallExpression') return false;
  const { name, property } = callee as { name?: string; property?: { name?: string } };
  return name === 'createMachine' || property?.name === 'createMachine';
}

/** A reason without the names of one machine. */
function shortReason(problem: string): string {
  return problem
    .split('\n')[0]!
    .replaceAll(/'[^']*'|"[^"]*"|\([^)]*\)/g, '…')
    .slice(0, 90);
}
