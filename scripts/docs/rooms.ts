/** A folder of the project: what it holds, and of which other rooms it may import (types too). */
export interface Room {
  readonly folder: string;
  readonly holds: string;
  /** Folders; with `/*` at the end also those below. */
  readonly mayUse: readonly string[];
}

/** A room; those that it may use are named as folders of `src`, with a space between. */
const roomAt = (folder: string, holds: string, mayUse = ''): Room => ({
  folder,
  holds,
  mayUse: mayUse.split(' ').flatMap((name) => (name === '' ? [] : [`src/${name}`])),
});

/** A room in `src`. */
const room = (name: string, holds: string, mayUse?: string): Room =>
  roomAt(`src/${name}`, holds, mayUse);

/** An entry of the history knows the language and maybe more, and no other system's entries. */
const historyOf = (system: string, ...also: readonly string[]): Room =>
  room(
    `history/${system}`,
    `fixes and candidates judged on ${system}, one a file`,
    ['model', ...also].join(' '),
  );

/** What rules and compositions are made of. */
const pieces = 'model machines/objects machines/parts';
/** What a command reads its call with. */
const call = 'cli/terminal cli/options cli/lookup';

/**
 * Every room, from the ground up: a room uses only rooms that stand before it. Folders in a room that
 * are not listed divide it by subject, and are of that room.
 */
export const rooms: readonly Room[] = [
  room('package', 'where the package lies, whose own files others read'),
  room('model', 'the language: object, thread, step, system, rule, duty, edit'),
  room(
    'machines/objects',
    'statecharts of kernel objects, one a file, by subject: pages, dax, locks',
    'model',
  ),
  room(
    'machines/parts',
    'pieces of threads: the steps of one kernel function, put into several threads',
    'model machines/objects',
  ),
  room('machines/threads', 'threads of execution, one a file, by the same subjects', pieces),
  room('machines', 'what the package publishes of them', 'machines/*'),
  room('duties', 'what somebody must do for the rules to hold, one a file, by subject', 'model'),
  room('rules/cover', 'situations that must be reachable, one a file, by subject', pieces),
  // No published thread: a rule speaks of roles, so that the threads of a user's file are judged.
  room('rules', 'lifetime rules, one a file, by subject', `${pieces} rules/cover`),
  room(
    'systems/owners',
    'owners of device-private pages: what every design meets, and what a design is',
    `${pieces} machines/threads duties rules rules/cover`,
  ),
  room(
    'systems/owners/designs',
    'designs of owners, one a file, each with what is expected of it',
    'model systems/owners',
  ),
  room(
    'systems',
    'compositions: instances, wires, rules and duties of each question',
    'model machines/* duties rules/* systems/owners systems/owners/designs',
  ),
  historyOf('device-private', 'duties', 'machines/parts'),
  historyOf('device-coherent', 'duties'),
  historyOf('device-file', 'duties'),
  historyOf('driver-unplug'),
  historyOf('fs-dax', 'duties'),
  historyOf('device-dax', 'duties'),
  historyOf('p2pdma', 'duties'),
  historyOf('percpu-ref'),
  historyOf('percpu-ref-total'),
  historyOf('registration', 'duties'),
  historyOf('devres'),
  historyOf('owner-registry', 'duties', 'machines/parts'),
  historyOf('owners', 'duties'),
  room(
    'history',
    'the list of all entries; kernels as the commits that they lack',
    'model history/*',
  ),
  room('schemas', 'runs, verdicts and lists as plain data, and how they are read from files'),
  room(
    'checker/tables',
    'local states, transitions asked of XState once, packed global states',
    'package model schemas',
  ),
  room(
    'checker/search',
    'the breadth-first search, what watches it, the way back from a state',
    'model schemas checker/tables',
  ),
  room(
    'checker/locks',
    'lock order; sleeping in atomic context',
    'model checker/tables checker/search',
  ),
  room(
    'checker/liveness',
    'progress under fairness, lassos, deadlock',
    'model schemas checker/tables checker/search',
  ),
  room(
    'checker/blame',
    'who holds what a waiter waits for, from what objects count, along a run',
    'model schemas checker/tables checker/search',
  ),
  room(
    'checker/naive',
    'the independent interpreter that replays every run through XState',
    'model schemas checker/tables',
  ),
  room(
    'checker',
    'verdicts: of a system, of a history entry, of sets of duties',
    'model schemas checker/*',
  ),
  room('report', 'verdicts as text, JUnit, SARIF, ITF: pure functions', 'schemas'),
  room(
    'walks',
    'runs as fast-check arbitraries; campaigns',
    'model systems schemas checker/* report',
  ),
  room('chart', 'statecharts laid out as drawings', 'model report checker/tables'),
  room('trace/log', 'lines of a kernel log as events'),
  room('trace/probes', 'what is probed, and what each event means', 'schemas trace/log'),
  room('trace/btf', 'offsets of kernel structures, from BTF'),
  room('trace/record', 'the recording script for one kernel', 'trace/btf trace/log trace/probes'),
  room(
    'trace/kernel',
    'which kernel wrote the log, which probes it had, which model is its',
    'model schemas trace/log trace/probes',
  ),
  room(
    'trace/link',
    'events brought together by object: pages, pagemaps, mappings, tasks',
    'schemas trace/log trace/probes trace/kernel',
  ),
  room(
    'trace/slices',
    'small systems that stand for one page or pagemap of a log',
    'model machines/* rules',
  ),
  room(
    'trace/follow',
    'the states of a slice that a log leaves possible, event by event',
    'model schemas checker/tables trace/kernel trace/link trace/slices',
  ),
  room(
    'trace/verdict',
    'what a log breaks, who holds what, and what cannot be told',
    'model schemas checker/* trace/log trace/kernel trace/link trace/slices trace/follow',
  ),
  room(
    'trace/triage',
    'stacks of a kernel as waits: what is slept in, and what can hold it',
    'schemas trace/log trace/kernel',
  ),
  room(
    'trace',
    'a log from its text to its verdict; what of the models logs have shown',
    'schemas trace/*',
  ),
  room(
    'explore',
    'a system, its runs and logs as the data of the page',
    'model schemas checker/* report chart trace trace/*',
  ),
  room('draw', 'charts, wiring and runs as SVG, Mermaid, DOT', 'model schemas report chart'),
  room('inspect', 'a run, a log or a machine in the XState inspector', 'model schemas'),
  roomAt('src', 'what the package publishes of the language', 'model'),
  room(
    'cli/terminal',
    'what every command says, asks and writes: help, exit codes, output files, Ctrl-C',
    'package report',
  ),
  room(
    'cli/options',
    'options that several commands share, and what they mean',
    'model history checker checker/search report trace cli/terminal',
  ),
  room(
    'cli/lookup',
    'what a call names: systems, rules, machines, files of the user, saved runs',
    'model package machines systems history schemas checker checker/tables checker/naive cli/terminal cli/options',
  ),
  room(
    'cli/search',
    'a call as jobs; jobs searched in worker threads',
    `package model machines history schemas checker checker/search report ${call}`,
  ),
  room(
    'cli/verdict',
    'one verdict put together of what was searched, and printed',
    'schemas checker report cli/terminal cli/lookup cli/search',
  ),
  room(
    'cli/trace',
    '`trace`, `triage`: logs, logs that still grow, what records them, stacks of a hung task',
    'package history schemas report trace cli/terminal cli/options cli/verdict',
  ),
  room(
    'cli/explore',
    '`explore`: the page, its scenes, and how it is served',
    `package schemas chart trace explore ${call} cli/search cli/verdict cli/trace`,
  ),
  room(
    'cli/verify',
    '`verify`, once or at each save',
    `schemas report explore ${call} cli/search cli/verdict cli/trace cli/explore`,
  ),
  room(
    'cli/debate',
    '`debate`: every design of a system against the same rules',
    `model systems history schemas report explore ${call} cli/search cli/explore`,
  ),
  room(
    'cli/walk',
    '`walk`: random runs of a system, kept runs tried first',
    `schemas report walks explore ${call} cli/search cli/explore`,
  ),
  room(
    'cli/obligations',
    '`obligations`: which sets of duties are enough',
    `model history schemas checker report chart explore ${call} cli/search cli/explore`,
  ),
  room(
    'cli/show',
    '`list`, `machine`, `draw`, `explain`: what there is, told or drawn',
    `model machines history schemas checker checker/tables report chart draw inspect ${call}`,
  ),
  room(
    'cli/inspect',
    '`inspect`: a run, a log or a machine as a live inspection',
    `model checker/tables report trace trace/link trace/follow trace/verdict inspect ${call} cli/search cli/explore`,
  ),
  room(
    'cli/completion',
    '`completion`: the scripts of bash, zsh and fish',
    'model history trace cli/terminal cli/lookup',
  ),
  room('cli', 'where a call starts: the list of commands', 'cli/*'),
  roomAt(
    'web/src',
    'the page in the browser',
    'chart draw explore inspect report schemas trace/log',
  ),
];
