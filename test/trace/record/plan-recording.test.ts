import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kernelProbes } from '../../../src/trace/probes/kernel-probes.ts';
import type { Probe } from '../../../src/trace/probes/probe.ts';
import type { Layout } from '../../../src/trace/record/layout.ts';
import { knownLayout } from '../../../src/trace/record/known-layouts.ts';
import { planRecording } from '../../../src/trace/record/plan-recording.ts';
import { recordingScript } from '../../../src/trace/record/script.ts';

const FOLDER = new URL('kprobes/', import.meta.url);

/** The release of each kernel that the logs were recorded on, and how much larger lock debugging makes `done`. */
const KERNELS: Readonly<Record<string, { release: string; lockDebugging: number }>> = {
  deb61: { release: '6.1.0-56-amd64', lockDebugging: 0 },
  deb612: { release: '6.12.117+deb12-amd64', lockDebugging: 0 },
  deb73: { release: '7.3.4+deb13-amd64', lockDebugging: 0 },
  lab61: { release: '6.1.192-pgmaplab', lockDebugging: 56 },
  lab612: { release: '6.12.117-pgmaplab', lockDebugging: 56 },
  lab73: { release: '7.3.4-pgmaplab', lockDebugging: 0 },
};

/** A layout as lock debugging changes it: what stands behind `done` in struct dev_pagemap moves. */
function moved(layout: Layout, bytes: number): Layout {
  const isBehind = (member: string): boolean => /^dev_pagemap\.(type|range)/.test(member);
  return {
    ...layout,
    offset: (member) => {
      const at = layout.offset(member);
      return at !== undefined && isBehind(member) ? at + bytes : at;
    },
  };
}

/** Every definition of one kernel as a line of kprobe_events. */
function lines(kernel: string): Set<string> {
  const { release, lockDebugging } = KERNELS[kernel]!;
  const plan = planRecording({
    release,
    layout: moved(knownLayout(release)!, lockDebugging),
    probes: kernelProbes,
    maxActive: 10,
  })!;
  return new Set(
    plan.probes.flatMap(({ event, kind, definitions }) =>
      definitions.map((definition) => `${kind}:pg/${event} ${definition}`),
    ),
  );
}

describe('what was armed for each log is what the script for its kernel arms', () => {
  const planned = new Map(Object.keys(KERNELS).map((kernel) => [kernel, lines(kernel)]));

  test.each(readdirSync(FOLDER))('%s', (file) => {
    const kernel = file.split('.').at(-3)!;
    const text = readFileSync(new URL(file, FOLDER), 'utf8');
    const armed = text
      .trim()
      .split('\n')
      // Variants of one driver: without evictions, with a late allocation.
      .map((line) => line.replace(/ test_hmm_\w+:/, ' test_hmm:'));
    // The script may fetch more than was fetched there, and leaves out what made a kernel oops.
    const isPlanned = (line: string): boolean =>
      [...planned.get(kernel)!].some((one) => one === line || one.startsWith(`${line} `));
    const left = ['p:pg/drv_exit test_hmm:hmm_dmirror_exit'].filter((line) => armed.includes(line));
    expect(armed.filter((line) => !isPlanned(line))).toEqual(left);
    expect(armed.length).toBeGreaterThan(20);
  });

  test('another kernel arms other lines', () => {
    const [a, b] = [planned.get('deb61')!, planned.get('deb612')!];
    expect([...a].filter((line) => !b.has(line)).length).toBeGreaterThan(3);
  });
});

const layout = (
  offsets: Readonly<Record<string, number>>,
  params: Readonly<Record<string, readonly string[]>> = {},
): Layout => ({
  source: 'a test',
  plainLocks: false,
  offset: (member) => ({ 'dev_pagemap.ref': 48, 'dev_pagemap.done': 64, ...offsets })[member],
  params: (name) => params[name],
});

const plan = (probe: Probe, of: Layout, release = '7.3') =>
  planRecording({ release, layout: of, probes: [probe], maxActive: 5 })!;

const INIT: Probe = {
  event: 'init',
  arm: [
    { kind: 'p', on: ['f'], params: ['page', 'order'], fetch: { order: '%si:u32' }, since: '6.19' },
    { kind: 'p', on: ['f'], params: ['page'], fetch: { page: '{a.x|b.y}(%di):x64' } },
  ],
};

test('the parameters that BTF tells decide, and the release where it tells none', () => {
  const defined = (of: Layout, release?: string) => plan(INIT, of, release).probes[0]?.definitions;
  expect(defined(layout({ 'b.y': 8 }))).toEqual(['f order=%si:u32']);
  expect(defined(layout({ 'b.y': 8 }), '6.12')).toEqual(['f page=+8(%di):x64']);
  expect(defined(layout({ 'b.y': 8 }, { f: ['page'] }))).toEqual(['f page=+8(%di):x64']);
  expect(defined(layout({}, { f: ['page', 'order'] }), '6.12')).toEqual(['f order=%si:u32']);
});

test('what the kernel does not have is left out with the reason', () => {
  expect(plan(INIT, layout({}, { f: ['folio'] })).leftOut).toEqual([
    { event: 'init', reason: 'f has other parameters here: folio' },
  ]);
  expect(plan(INIT, layout({}), '6.12').leftOut).toEqual([
    { event: 'init', reason: 'this kernel has no a.x|b.y' },
  ]);
  const pagemaps = { ...layout({}), offset: () => undefined };
  expect(
    planRecording({ release: '7.3', layout: pagemaps, probes: [], maxActive: 1 }),
  ).toBeUndefined();
});

test('returns watch as many calls as asked; distances have a sign', () => {
  const probe: Probe = {
    event: 'e',
    arm: [{ kind: 'r', on: ['f', 'g'], fetch: { left: '+0({a.data - a.done}(%di)):x64' } }],
  };
  expect(plan(probe, layout({ 'a.data': 56, 'a.done': 64 })).probes).toEqual([
    { event: 'e', kind: 'r5', definitions: ['f left=+0(-8(%di)):x64', 'g left=+0(-8(%di)):x64'] },
  ]);
});

test('nothing of a definition is seen by the shell', () => {
  const probe: Probe = { event: 'e', arm: [{ kind: 'p', on: [`f'; reboot '$(x)`] }] };
  expect(recordingScript(plan(probe, layout({})), '')).toContain(
    String.raw`  arm e p 'f'\''; reboot '\''$(x)'`,
  );
});
