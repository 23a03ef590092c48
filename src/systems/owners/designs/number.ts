import { ownerDesign, ownerParts } from '../design.ts';

export const number = ownerDesign({
  id: 'number',
  sentence: 'a number, set once, that wraps while it is in use',
  source: 'facts E2 O3',
  parts: ownerParts({ owner: 'number', topology: { othersTake: true } }),
  options: ['O3'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'a number that may be stored anew, the answer no, and a revoke',
        at: { design: 'number-wide-stop-revoke' },
      },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'a number that may be stored anew, the answer no, and a revoke',
        at: { design: 'number-wide-stop-revoke' },
      },
    },
    'nothing-mapped-where-no-way-was': {
      because: 'the counter has wrapped: the number of a device that probes is one in use',
      control: { adds: 'numbers that never come back', at: { design: 'number-wide' } },
    },
    'equal-owners-are-linked': {
      because:
        'nothing is done when a way goes: owners stay equal, and what is mapped stays mapped',
      control: {
        adds: 'a number that may be stored anew, the answer no, and a revoke',
        at: { design: 'number-wide-stop-revoke' },
      },
    },
    'late-peer-is-reached': {
      because: 'an owner that is set once never comes to be that of a device that is reached later',
      control: {
        adds: 'an owner that may be stored anew',
        at: { design: 'number-wide-stop-revoke' },
      },
    },
  },
});
