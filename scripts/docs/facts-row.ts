/** One atomic act of the kernel, as the facts that the models rest on list it. */
export interface FactsRow {
  /** Its id in a section, e.g. `U4.2`: what `facts` of a step names. */
  readonly id: string;
  readonly title: string;
  /** Why no step renders it, or why it shares one. */
  readonly note?: string;
}

/** A part of the kernel's protocol. */
export interface FactsSection {
  /** Its name, e.g. `A3`. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly FactsRow[];
}

/** Builds a row. */
export const row = (id: string, title: string, note?: string): FactsRow => ({
  id,
  title,
  ...(note !== undefined && { note }),
});
