import { readFileSync } from 'node:fs';
import { sourceFile } from './source-file.ts';

/** The logs that long ones are made of: one kernel, private and coherent memory, with all that is done to it. */
const SEEDS = [
  'a1-hmm-clean.lab73.trace.txt',
  'c1s-hmm-fault-races-evict-small.lab73.trace.txt',
  'c4-hmm-concurrent-faulters.lab73.trace.txt',
  'g1-coherent-pinned-blocks.lab73.trace.txt',
];

/** Events that a slice hears; lines that say nothing of a pagemap are left out. */
const RELEVANT =
  / (memremap_pages|memunmap_pages|percpu_ref_kill|percpu_ref_exit|pgmap_ref_released|wait_for_completion|zone_device_page_init|free_zone_device|drv_page_free|get_dev_pagemap)(_ret)?: /;

const TIME = /^( *.+?-)(\d+)( +\[\d+\] +\S+ +)(\d+\.\d+)(: )(.*)$/;
const ADDRESS = /0x(ff[0-9a-f]{14})/g;
const PHYSICAL = /(start|end|pfn)=0x([0-9a-f]+)/g;

/** Seconds between two logs. */
const PAUSE = 1;

/** Far enough that the pages of one round are not those of the next. */
const SHIFT = { address: 24n, start: 32n, end: 32n, pfn: 20n } as const;

/** Lines of a long log: the seeds again and again, each time with fresh addresses, pids and times. */
export function* longLog(count: number): Generator<string> {
  const logs = SEEDS.map((name) =>
    readFileSync(sourceFile(`../test/logs/${name}`), 'utf8')
      .trimEnd()
      .split('\n'),
  );
  yield* logs[0]!.filter((line) => line.startsWith('#'));
  let written = 0;
  let now = 0;
  for (let round = 0; ; round++) {
    const events = logs[round % logs.length]!.filter((line) => RELEVANT.test(line));
    const begin = secondsOf(events[0]!);
    for (const line of events) {
      if (written++ >= count) return;
      yield fresh(line, round, now - begin);
    }
    now += secondsOf(events.at(-1)!) - begin + PAUSE;
  }
}

function secondsOf(line: string): number {
  return Number(TIME.exec(line)![4]);
}

function fresh(line: string, round: number, later: number): string {
  const [, comm, pid, cpu, time, colon, text] = TIME.exec(line)!;
  const moved = text!
    // Addresses of code are the same in every round.
    .replaceAll(ADDRESS, (all, hex: string) =>
      hex.startsWith('ffffffff') ? all : `0x${far(hex, round, SHIFT.address)}`,
    )
    .replaceAll(
      PHYSICAL,
      (_, key: 'start' | 'end' | 'pfn', hex: string) => `${key}=0x${far(hex, round, SHIFT[key])}`,
    );
  const who = `${comm}${Number(pid) + (round % 1000) * 10}`;
  return `${who}${cpu}${(Number(time) + later).toFixed(6)}${colon}${moved}`;
}

function far(hex: string, round: number, shift: bigint): string {
  return (BigInt(`0x${hex}`) + (BigInt(round) << shift)).toString(16);
}
