import { encode } from './encode.ts';

/** The types of a kernel of which nothing is known but where two members of struct dev_pagemap are. */
export function smallBtf(): Uint8Array {
  return encode([
    { kind: 'int', name: 'int' },
    {
      kind: 'struct',
      name: 'dev_pagemap',
      members: [
        { name: 'ref', type: 1, bits: 320 },
        { name: 'done', type: 1, bits: 448 },
      ],
    },
  ]);
}
