import type { MachineAlone } from './machine-alone.ts';
import type { Playable } from './play.ts';

/** A statechart alone: the viewer types events, or lets it tour all that it takes. */
export function playableMachine(machine: MachineAlone): Playable {
  return {
    actors: machine.actors,
    next(typed = '') {
      const name = typed.trim();
      if (name === '') return machine.next();
      const accepted = machine.accepted();
      if (name === '?') return { answer: `takes now: ${accepted.join(', ') || 'nothing'}` };
      return (
        machine.send(name) ?? {
          answer: `${name} is not taken now; it takes: ${accepted.join(', ') || 'nothing'}`,
        }
      );
    },
  };
}
