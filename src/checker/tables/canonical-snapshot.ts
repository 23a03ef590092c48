import type { AnyMachineSnapshot } from 'xstate';
import type { AnyObjectDef } from '../../model/object-def.ts';
import { canonical } from '../../model/machine/plain-json.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import { stepFault } from './step-fault.ts';

/** A snapshot that says nothing but its key: its context is a canonical copy, deeply frozen. */
interface CanonicalSnapshot {
  readonly snapshot: AnyMachineSnapshot;
  readonly key: string;
}

/**
 * What is kept of a snapshot, and what the next one is computed from. Of two snapshots with one key
 * the same is kept, so they cannot behave differently.
 *
 * @param event the event that led to the snapshot, for messages
 * @throws ModelError when the context is not plain JSON
 */
export function canonicalSnapshot(
  def: AnyObjectDef | AnyThreadDef,
  raw: AnyMachineSnapshot,
  event: string,
): CanonicalSnapshot {
  const plain = canonical(raw.context);
  if ('notPlain' in plain) {
    throw stepFault(
      def,
      raw,
      event,
      `context is not plain JSON (${plain.notPlain} is ${plain.because})`,
      'keep numbers, strings, flags and short arrays in context; no Set, Map or class',
    );
  }
  if (Array.isArray(raw.context) || typeof (raw.context ?? {}) !== 'object') {
    throw stepFault(
      def,
      raw,
      event,
      `context is ${Array.isArray(raw.context) ? 'a list' : `a ${typeof raw.context}`} and no object with named parts`,
      'give each part a name: context: { list: [] }',
    );
  }
  return {
    snapshot: { ...raw, context: plain.copy } as AnyMachineSnapshot,
    key: keyOf(raw.value, plain.text),
  };
}

/** The key of a local state, from its value and the canonical text of its context. */
export function keyOf(value: unknown, context: string): string {
  const text = canonical(value, 'value');
  return 'text' in text ? `${text.text} ${context}` : '';
}
