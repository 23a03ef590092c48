import { names, yesNo } from '../../model/choice.ts';

/** Whether the device whose memory the others map may be unplugged. */
export const unplugChoice = yesNo({
  id: 'unplug',
  sentence: 'whether the device whose memory the others map may be unplugged',
  default: 'yes',
});

/** What may happen to the way between exporter and importer. */
export const waysChoice = names({
  id: 'ways',
  sentence: 'what may happen to the way between exporter and importer',
  names: {
    'come-and-go': 'it comes up, in time, late or never, and goes down in order or without warning',
    come: 'it comes up, in time, late or never, and stays',
    none: 'there is none, and none comes',
  },
  default: 'come-and-go',
});
