import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { historyVerdict } from '../checker/history-verdict.ts';
import type { Limits } from '../checker/exploration.ts';
import type { Breaker, SystemVerdict, Verdict } from '../schemas/verdict.ts';
import { resolveSizes, type Sizes, type SystemDef } from '../model/system.ts';
import { exitCodeOf } from '../report/exit-code.ts';
import { kernelNamed, NEWEST } from '../history/kernels.ts';
import { published, type Catalogue } from './catalogue.ts';
import { Usage } from './exit.ts';
import type { Job } from './job.ts';
import { isFile, loadFile } from './load-file.ts';
import { shippedLogs } from './logs.ts';
import { planAll, Planner, type Common, type Plan } from './plan.ts';
import { runJobs } from './pool.ts';
import { printVerdict, type PrintOptions } from './print.ts';
import { progressLine } from './progress-line.ts';
import { untilInterrupted } from './interrupt.ts';

interface VerifyOptions extends PrintOptions {
  readonly kernel: string;
  readonly revert: string[];
  readonly drop: string[];
  readonly only: string[];
  readonly pages?: number;
  readonly processes?: number;
  readonly size: string[];
  readonly statesMax?: number;
  readonly memoryMib?: number;
  readonly timeSeconds?: number;
}

/** `unplug verify`: systems, files, or everything. */
export function addVerify(program: Command): void {
  const collect = (value: string, all: string[]): string[] => [...all, value];
  const whole = (value: string): number => {
    if (!/^\d+$/.test(value)) throw new Usage(`'${value}' is not a whole number`);
    return Number(value);
  };
  program
    .command('verify')
    .description(
      'verify systems (default: every system, the history with its controls, and the shipped kernel logs)',
    )
    .argument(
      '[system|file...]',
      'published systems (see unplug list) or TypeScript files that export one',
    )
    .option('--kernel <version>', 'take back what that kernel does not have', NEWEST)
    .option(
      '--revert <commit>',
      'take one upstream fix back, or put a candidate in (may repeat)',
      collect,
      [],
    )
    .option('--drop <duty>', 'let nobody keep this duty (may repeat)', collect, [])
    .option('--only <rule>', 'judge only this rule (may repeat)', collect, [])
    .option('--pages <n>', 'device pages', whole)
    .option('--processes <n>', 'user processes', whole)
    .option('--size <name=n>', 'any other size of the system (may repeat)', collect, [])
    .option('--states-max <n>', 'stop after this many states', whole)
    .option('--memory-mib <n>', 'stop when the states of one search take this much memory', whole)
    .option('--time-seconds <n>', 'stop a search after this many seconds', whole)
    .option('--full', 'show every step of a run')
    .option('--json', 'print the verdict as JSON (schemas/verdict.v1.json)')
    .option('--junit <file>', 'write JUnit XML')
    .option('--sarif <file>', 'write SARIF 2.1.0')
    .option('--itf <file>', 'write the first counterexample as an ITF trace')
    .option(
      '--save <file>',
      'write the first counterexample as a run (schemas/run.v1.json) for unplug explain',
    )
    .action(async (subjects: string[], options: VerifyOptions) => {
      const verdict =
        subjects.length === 0 && isDefault(options)
          ? await verifyAll(options)
          : await verifySome(subjects, options);
      printVerdict(verdict, options);
      process.exitCode = verdict.exitCode;
    });
}

function isDefault({ kernel, revert, drop, only, pages, processes, size }: VerifyOptions): boolean {
  return (
    kernel === NEWEST &&
    [revert, drop, only, size].every(({ length }) => length === 0) &&
    pages === undefined &&
    processes === undefined
  );
}

async function verifyAll(options: VerifyOptions): Promise<Verdict> {
  const plan = planAll(published, { kernel: options.kernel, ...limitsOf(options) });
  const verdicts = await searched(plan.jobs);
  const logs = shippedLogs();
  return withExitCode({ ...told(plan, verdicts), kernel: options.kernel, logs });
}

async function verifySome(subjects: readonly string[], options: VerifyOptions): Promise<Verdict> {
  const planner = new Planner();
  const histories: Plan['history'][number][] = [];
  const chosen: number[] = [];
  for (const subject of subjects.length > 0 ? subjects : published.systems.map(({ id }) => id)) {
    const file = isFile(subject) ? subject : undefined;
    const catalogue: Catalogue = file === undefined ? published : await loadFile(file);
    const systems = file === undefined ? [systemNamed(catalogue, subject)] : catalogue.systems;
    const common: Common = {
      kernel: options.kernel,
      ...limitsOf(options),
      ...(file !== undefined && { file }),
    };
    for (const system of systems) chosen.push(planner.add(jobOf(system, common, options)));
  }
  const plan: Plan = { jobs: planner.jobs, systems: chosen, history: histories, duties: [] };
  const verdicts = await searched(plan.jobs);
  return withExitCode({ ...told(plan, verdicts), kernel: options.kernel, logs: [] });
}

function systemNamed({ systems }: Catalogue, id: string): SystemDef {
  const system = systems.find((one) => one.id === id);
  if (!system)
    throw new Usage(
      `there is no system '${id}' (systems: ${systems.map((one) => one.id).join(', ')}; a file is named with its path and ending)`,
    );
  return system;
}

function jobOf(system: SystemDef, common: Common, options: VerifyOptions): Job {
  const reverted = [...new Set([...kernelNamed(options.kernel).reverts, ...options.revert])];
  return {
    ...common,
    system: system.id,
    sizes: resolveSizes(system, sizesOf(system, options)),
    reverted,
    dropped: options.drop,
    ...(options.only.length > 0 && { rules: options.only }),
  };
}

function sizesOf(system: SystemDef, { pages, processes, size }: VerifyOptions): Sizes {
  const sizes: Record<string, number> = {};
  if (pages !== undefined && 'pages' in system.sizes) sizes['pages'] = pages;
  if (processes !== undefined && 'processes' in system.sizes) sizes['processes'] = processes;
  for (const text of size) {
    const [, name, value] = /^([\w-]+)=(\d+)$/.exec(text) ?? [];
    if (name === undefined) throw new Usage(`--size ${text}: write it as name=number`);
    sizes[name] = Number(value);
  }
  return sizes;
}

function limitsOf({ statesMax, memoryMib, timeSeconds }: VerifyOptions): {
  limits?: Partial<Limits>;
} {
  const limits = {
    ...(statesMax !== undefined && { statesMax }),
    ...(memoryMib !== undefined && { memoryMaxMib: memoryMib }),
    ...(timeSeconds !== undefined && { timeMaxSeconds: timeSeconds }),
  };
  return Object.keys(limits).length > 0 ? { limits } : {};
}

async function searched(jobs: readonly Job[]): Promise<(SystemVerdict | undefined)[]> {
  const watcher = progressLine(jobs);
  try {
    return await untilInterrupted((signal) => runJobs(jobs, { signal, watcher }));
  } finally {
    watcher.clear();
  }
}

/** Puts the verdicts of a plan together; jobs that were not started are missing and reported as such. */
function told(
  { systems, history, duties }: Plan,
  verdicts: readonly (SystemVerdict | undefined)[],
): Pick<Verdict, 'systems' | 'history' | 'breakers'> {
  const breakers = new Map<string, Breaker['by'][number][]>();
  for (const { duty, job } of duties) {
    for (const { rule, standing } of verdicts[job]?.rules ?? []) {
      if (standing !== 'broken') continue;
      breakers.set(rule, [...(breakers.get(rule) ?? []), { kind: 'duty', id: duty }]);
    }
  }
  return {
    systems: systems.flatMap((job) => verdicts[job] ?? []),
    history: history.flatMap(({ edit, broken, controls }) => {
      const found = verdicts[broken];
      return found
        ? [
            historyVerdict(
              edit,
              found,
              controls.flatMap((job) => verdicts[job] ?? []),
            ),
          ]
        : [];
    }),
    breakers: [...breakers].map(([rule, by]) => ({ rule, by })),
  };
}

function withExitCode(verdict: Omit<Verdict, 'schema' | 'exitCode'>): Verdict {
  return {
    schema: 'unplug/verdict/v1',
    ...verdict,
    exitCode: exitCodeOf({ schema: 'unplug/verdict/v1', ...verdict }),
  };
}

/** Writes a file that an option names. */
export function writeOutput(file: string, text: string): void {
  writeFileSync(file, text);
}
