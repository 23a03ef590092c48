import { useMemo } from 'preact/hooks';
import { createMachine, type AnyStateMachine } from 'xstate';
import { chartParts } from '../../../src/chart/chart-parts.ts';
import type { Visit } from '../../../src/chart/path-chart.ts';
import type { ActorMessage, MessageSnapshot } from '../../../src/inspect/message.ts';
import type { Fired } from '../charts/fired.ts';
import { PathView } from '../charts/path-view.tsx';
import type { Entry } from './stream.ts';

interface DetailProps {
  readonly actor: ActorMessage;
  readonly entries: readonly Entry[];
  readonly at: number;
  readonly state: MessageSnapshot;
}

/** One actor: its statechart as far as it went through it, its state, and the event that is current. */
export function ActorDetail({ actor, entries, at, state }: DetailProps) {
  const { sessionId, name, definition, snapshot } = actor;
  const parts = useMemo(() => partsOf(definition), [definition]);
  const own = entries.filter(({ event }) => event.sessionId === sessionId);
  const visits = useMemo(
    (): Visit[] => [
      { value: snapshot.value },
      ...own.flatMap(({ event, after }) =>
        after ? [{ value: after.value, event: event.event.type }] : [],
      ),
    ],
    [sessionId, own.length, own.at(-1)?.after],
  );
  const current = entries[at - 1];
  const isMoved = current?.event.sessionId === sessionId;
  const before = entries
    .slice(0, Math.max(0, at - 1))
    .findLast(({ event, after }) => event.sessionId === sessionId && after);
  const fired: Fired | undefined = isMoved
    ? { event: current!.event.event.type, from: (before?.after ?? snapshot).value }
    : undefined;
  return (
    <section class="detail" aria-label={name}>
      <h2>{name}</h2>
      {parts && <PathView chart={parts} visits={visits} value={state.value} {...{ fired, name }} />}
      {isMoved && (
        <>
          <h3>Event {at}</h3>
          <Json value={current!.event.event} />
        </>
      )}
      <h3>State</h3>
      <Json value={state} />
    </section>
  );
}

function Json({ value }: { readonly value: unknown }) {
  return <pre class="json">{JSON.stringify(value, undefined, 2)}</pre>;
}

function partsOf(definition: string | undefined) {
  if (definition === undefined) return undefined;
  return chartParts(createMachine(JSON.parse(definition) as never) as AnyStateMachine);
}
