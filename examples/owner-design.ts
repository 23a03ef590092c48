/**
 * A design of owners of one's own: how the kernel knows whose private pages a device may map. It is held
 * against the rules that every published design is held against:
 *
 *     unplug debate ./examples/owner-design.ts
 *
 * The idea: when the way between two devices is to go, take back what is mapped, and say no to whoever asks
 * only then. So nobody is refused while the revoke, which may take long, is still under way.
 */
import { replaceStep } from 'unplug-verifier';
import { ownerDesign, ownerParts } from 'unplug-verifier/systems';

/** What is published: owners that are stored anew; first the answer no, then the revoke, then the way goes. */
const published = ownerParts({
  topology: { changes: 'stores and puts', stops: true, revokes: true },
});

/** The thread that reacts to a way that goes; its text is `unplug machine peer-topology`. */
const topology = 'peer_topology';

export default ownerDesign({
  id: 'revoke-then-stop',
  sentence: 'stored anew, mappings revoked, and only then the answer no',
  source: 'examples/owner-design.ts',
  parts: published,
  changes: [
    // A way that goes is answered by the revoke at once …
    replaceStep(
      topology,
      'stable',
      'interconnect is to go down',
      { target: 'split.stop' },
      { target: 'split.lock', guard: 'goesDown', meta: { ports: { link: 'LEAVE' } } },
    ),
    replaceStep(
      topology,
      'stable',
      'interconnect is lost',
      { target: 'split.stop' },
      { target: 'split.lock', guard: 'goesDown', meta: { ports: { link: 'LOSE' } } },
    ),
    // … and the answer is no when it is done.
    replaceStep(
      topology,
      'split.unlock',
      'mutex_unlock: split',
      { target: 'down' },
      { target: 'stop', actions: 'forget', meta: { ports: { deviceLock: 'UNLOCK' } } },
    ),
    replaceStep(
      topology,
      'split.stop',
      'the answer is no from here on',
      { target: 'lock' },
      { target: 'down', meta: { ports: { link: 'STOP' } } },
    ),
  ],
});
