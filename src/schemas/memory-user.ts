/** Who was seen to map memory. */
export interface MemoryMapper {
  readonly by: string;
  readonly line: number;
}

/** Who was seen to take memory that is not waited for, and has not given it back as far as the log shows. */
export type MemoryUser =
  | {
      readonly kind: 'taken';
      readonly by: string;
      /** Entries of page tables. */
      readonly maps: number;
      readonly pins: number;
      /** Lines of the first and the last that it took. */
      readonly first: number;
      readonly last: number;
      /** An entry may be a pin by now: the log cannot tell which. */
      readonly mapsOrPins?: true;
    }
  | {
      /** Pins of pages that it mapped and has unmapped. */
      readonly kind: 'pinned by others';
      readonly by: string;
      readonly pages: number;
      readonly first: number;
      readonly last: number;
      readonly unmapped: number;
    }
  | {
      /** What is left of a page's count. */
      readonly kind: 'counted';
      readonly page: string;
      readonly by: string;
      readonly line: number;
      readonly given: number;
      readonly count: number;
    };
