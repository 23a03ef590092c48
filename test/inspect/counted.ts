import { PROTOCOL_VERSION, type EventMessage } from '../../src/inspect/message.ts';

/** As many messages as wanted, each with its number. */
export function counted(count: number): EventMessage[] {
  return Array.from({ length: count }, (_, i) => ({
    type: '@xstate.event',
    sessionId: 'to',
    sourceId: 'from',
    rootId: 'root',
    createdAt: String(i),
    id: null,
    _version: PROTOCOL_VERSION,
    event: { type: `E${i}` },
  }));
}
