import { ownerDesign, ownerParts } from '../design.ts';

export const registerAnewStop = ownerDesign({
  id: 'register-anew-stop',
  sentence: 'the answer no, then the pagemap is registered with another owner',
  source: 'facts E2 O7',
  parts: ownerParts({ topology: { changes: 'registers anew', stops: true } }),
  options: ['O7'],
  breaks: {},
});
