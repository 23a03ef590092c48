/** What differs between kernels in how their structs and functions look. */
export interface Layout {
  /** Where the numbers are from, for the person who reads the script. */
  readonly source: string;
  /** Whether they hold only for a kernel whose locks have their usual size. */
  readonly plainLocks: boolean;
  /** Bytes from the start of a struct to a member (`dev_pagemap.range.start`); undefined when the kernel has no such member. */
  readonly offset: (member: string) => number | undefined;
  /** The names of a function's parameters; undefined when nothing is known of the function. */
  readonly params: (name: string) => readonly string[] | undefined;
}
