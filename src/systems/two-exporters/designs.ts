import { contendingDevice } from '../../machines/threads/pages/contending-device.ts';
import { alternativesOf, choice } from '../../model/choice.ts';

interface Parts {
  readonly device: ReturnType<typeof contendingDevice>;
}

const design = alternativesOf<Parts>({ system: 'two-exporters', choice: 'design' });

/** Without its timeslice a page goes back and forth; left where it is, a device asks for it for ever. */
const breaksWithout = {
  'falls-back-to-ram': ['contending-fault-can-end'],
  'keeps-page-for-timeslice': ['contending-devices-go-on'],
};

const checkAfter = design({
  id: 'check-after',
  sentence: 'all pages are taken, and what is out of reach is tossed back and moved to RAM',
  source: 'facts E2 O6',
  options: ['O6'],
  breaks: {},
  breaksWithout,
  parts: { device: contendingDevice({ refuses: 'after the walk', fallsBack: true }) },
});

/** What becomes of a page that a device may not map: all in which the designs differ here. */
export const exporterDesigns = choice({
  id: 'design',
  sentence: 'what becomes of a page that a device may not map',
  default: 'refused-in-walk',
  alternatives: [
    design({
      id: 'refused-in-walk',
      sentence: 'the walk refuses the page, by its owner or by a callback, and it is moved to RAM',
      source: "facts E2 O1 O2 O2' O3 O4 O5 O7 O8",
      options: ['O1', 'O2', "O2'", 'O3', 'O4', 'O5', 'O7', 'O8'],
      breaks: {},
      breaksWithout,
      parts: { device: contendingDevice({ refuses: 'in the walk', fallsBack: true }) },
    }),
    checkAfter,
    design({
      id: 'check-after-no-fallback',
      sentence: 'all pages are taken, and what is tossed back is asked for again',
      source: 'facts E2 O6',
      options: ['O6'],
      breaks: {
        'contending-fault-can-end': {
          because:
            'the page stays with the device that has it, which maps it and need not let it go',
          control: {
            adds: 'a migration to RAM of what is tossed back',
            at: { design: checkAfter.id },
          },
        },
      },
      parts: { device: contendingDevice({ refuses: 'after the walk', fallsBack: false }) },
    }),
  ],
});
