import { readFileSync } from 'node:fs';
import type { AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { logText } from '../../src/report/log/log-text.ts';
import { logPlayback } from '../../src/cli/inspect/log-playback.ts';
import { messagesOf } from '../../src/inspect/messages.ts';
import { checkLogFully, readLog } from '../../src/trace/index.ts';
import { retrace } from './retrace.ts';

const LOGS = [
  'a1-hmm-clean.lab73.trace.txt',
  'b3-hmm-noevict-rmmod-blocks.lab612.trace.txt',
  'b4-hmm-noevict-exit-unblocks.lab61.trace.txt',
  'b6-hmm-alloc-after-kill.lab73.trace.txt',
  'g1-coherent-pinned-blocks.lab73.trace.txt',
];

describe.each(LOGS)('the log %s as messages', (name) => {
  const log = readLog(readFileSync(new URL(`../logs/${name}`, import.meta.url), 'utf8'), name);
  const checked = checkLogFully(log);
  const messages = messagesOf(logPlayback(log, checked), 0);
  const actors = messages.filter((message) => message.type === '@xstate.actor');

  it('has its pagemaps, its pages and its tasks as actors, each once', () => {
    const names = actors.map((actor) => actor.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { slice } of checked.slices) {
      for (const { by } of slice.entries) expect(names).toContain(by);
      if (slice.page === undefined) continue;
      expect(names.filter((one) => one.startsWith(`page ${slice.page} of pagemap`))).not.toEqual(
        [],
      );
    }
    expect(names.filter((one) => one.endsWith(' ref'))).toHaveLength(checked.verdict.pagemaps);
    expect(names.filter((one) => one.startsWith('page '))).toHaveLength(checked.verdict.pages);
  });

  it('tells of states that XState itself computes from the first one on', () => {
    const charts = new Map<string, AnyStateMachine>();
    for (const { space } of checked.slices) {
      for (const { def } of space.compiled.instances) charts.set(def.id, def.machine);
    }
    const machines = new Map(
      actors.flatMap(({ sessionId, definition }) => {
        if (definition === undefined) return [];
        const { id } = JSON.parse(definition) as { id: string };
        return [[sessionId, charts.get(id)!] as const];
      }),
    );
    const { checked: told, wrong } = retrace(messages, machines);
    expect(wrong).toEqual([]);
    expect(told).toBeGreaterThan(
      log.events.filter(({ name }) => name === 'free_zone_device').length,
    );
  });

  it('goes through the log in its order, and marks what the log does not show', () => {
    const lines = messages.flatMap((message) =>
      message.type === '@xstate.event' && typeof message.event['seconds'] === 'number'
        ? [message.event['line'] as number]
        : [],
    );
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(new Set(lines).size).toBe(lines.length);
    const heard = checked.slices.flatMap(({ slice }) =>
      slice.entries.flatMap(({ line, event }) => (event === 'elsewhere' ? [] : [line])),
    );
    expect(lines).toEqual([...new Set(heard)].toSorted((a, b) => a - b));
    expect(messages.at(-1)).toMatchObject({
      event: { type: `${checked.verdict.verdict}: ${logText(checked.verdict)}` },
    });
  });

  it('names a source that is there for every event', () => {
    const there = new Set(actors.map(({ sessionId }) => sessionId));
    for (const message of messages) {
      expect(there).toContain(message.sessionId);
      if (message.type === '@xstate.event') expect(there).toContain(message.sourceId);
    }
  });
});
