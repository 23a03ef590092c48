import { assign } from 'xstate';

/** What a gate knows beside its state: sections that were entered and not left. */
export interface Sections {
  readonly sections: number;
}

interface Args {
  readonly context: Sections;
}

export const sectionGuards = {
  inside: ({ context }: Args) => context.sections > 0,
  outside: ({ context }: Args) => context.sections === 0,
};

/** Sections that begin and end; `E` is what the gate may be sent. */
export function sectionActions<E extends string>() {
  type Event = { readonly type: E };
  const moved = (by: number) =>
    assign<Sections, Event, undefined, Event, never>({
      sections: ({ context }) => context.sections + by,
    });
  return { enter: moved(1), exit: moved(-1) };
}

/** The end of a section, in whatever state. */
export const endOfSection = [
  { guard: 'inside', actions: 'exit' },
  { guard: 'outside', target: '.unbalanced' },
] as const;

/** How many sections there are, for who holds what. */
export const countedSections = {
  unit: 'section',
  number: ({ context }: { readonly context: Sections }) => context.sections,
};
