/** Offsets of `ref` and `done` inside struct dev_pagemap, in bytes; they differ by kernel. */
export interface Offsets {
  readonly ref: number;
  readonly done: number;
}
