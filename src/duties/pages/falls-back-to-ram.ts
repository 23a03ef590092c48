import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A device that may not map a page has it moved to RAM, and does not only ask again (source:
 * mm/hmm.c: hmm_vma_handle_pte; facts A11 H4, D20, E2 O6).
 */
export const fallsBackToRam = duty({
  id: 'falls-back-to-ram',
  sentence: 'a device that may not map a page has it moved to RAM, and does not only ask again',
  whose: 'driver',
  source: 'mm/hmm.c: hmm_vma_handle_pte; facts A11 H4, D20, E2 O6',
  dropped: [
    replaceStep(
      'contending_device',
      'fault.fallback',
      'handle_mm_fault: to RAM',
      { target: 'walk', ports: { home: ['looks mapped', 'TO_RAM'] } },
      { target: 'walk', meta: { ports: { home: 'looks mapped' } } },
      'tossed back, asked for again',
    ),
  ],
});
