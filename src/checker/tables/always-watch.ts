import type { AnyMachineSnapshot, InspectionEvent } from 'xstate';
import { ALWAYS_MAX } from '../../model/machine/own-machine.ts';
import { canonical } from '../../model/machine/plain-json.ts';

/** Transitions in a row from which on it is looked whether they go round. */
const LOOK_FROM = 100;

/** A machine that moves by itself for ever, or on from a violation. */
class Runaway extends Error {
  readonly fix: string;

  constructor(problem: string, fix: string) {
    super(problem);
    this.name = 'Runaway';
    this.fix = fix;
  }
}

/** Watches the transitions that XState takes in a row, before anybody can see a state between them. */
export class AlwaysWatch {
  #count = 0;
  #last: AnyMachineSnapshot | undefined;
  readonly #seen = new Map<string, number>();
  readonly #values: unknown[] = [];

  /** A new event, or the start. */
  begin(): void {
    this.#count = 0;
    this.#last = undefined;
    this.#seen.clear();
    this.#values.length = 0;
  }

  /** @throws Runaway when the row has no end, is too long to wait for, or leads out of a violation */
  see(told: InspectionEvent): void {
    if (told.type !== '@xstate.microstep') return;
    const snapshot = told.snapshot as AnyMachineSnapshot;
    if (snapshot === this.#last) return;
    if (this.#last?.tags.has('violation') === true) {
      throw new Runaway(
        `moves on by itself from ${JSON.stringify(this.#last.value)}, a violation, which nobody would see`,
        'let the violation be the end',
      );
    }
    this.#last = snapshot;
    this.#count++;
    if (this.#count > LOOK_FROM) this.#look(snapshot, told.event);
  }

  #look(snapshot: AnyMachineSnapshot, event: unknown): void {
    const plain = canonical([snapshot.value, snapshot.context, event]);
    const key = 'text' in plain ? plain.text : '';
    const before = this.#seen.get(key);
    if (before !== undefined && key !== '') {
      const round = [...this.#values.slice(before), snapshot.value].map((v) => JSON.stringify(v));
      throw new Runaway(
        `goes round by always without end: ${round.join(' -> ')}`,
        'give one always of the round a guard that ends it',
      );
    }
    this.#seen.set(key, this.#values.push(snapshot.value) - 1);
    if (this.#count >= ALWAYS_MAX) {
      throw new Runaway(
        `takes more than ${ALWAYS_MAX} transitions of always in a row, the last into ${JSON.stringify(snapshot.value)}`,
        'bound what the always counts, or make it a step',
      );
    }
  }
}
