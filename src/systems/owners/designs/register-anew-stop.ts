import type { DebatedDesign } from '../debated.ts';
import { ownerDesign, ownerParts } from '../design.ts';

export const registerAnewStop: DebatedDesign = {
  design: ownerDesign({
    id: 'register-anew-stop',
    sentence: 'the answer no, then the pagemap is registered with another owner',
    source: 'facts E2 O7',
    parts: ownerParts({ topology: { changes: 'registers anew', stops: true } }),
  }),
  options: ['O7'],
  breaks: {},
};
