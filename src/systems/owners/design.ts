import type { OwnerKind } from '../../machines/parts/owners/acquire-owner.ts';
import type { NotifierFilter } from '../../machines/parts/hmm/peer-to-ram.ts';
import { peerExporter, type ExporterKind } from '../../machines/threads/owners/peer-exporter.ts';
import { peerImporter, type ImporterKind } from '../../machines/threads/owners/peer-importer.ts';
import { peerProcess } from '../../machines/threads/owners/peer-process.ts';
import { peerTopology, type TopologyKind } from '../../machines/threads/owners/peer-topology.ts';
import { alternativesOf } from '../../model/choice.ts';

/** The machines of a design of owners. */
export interface OwnerParts {
  /** A device that maps memory of the exporter. */
  readonly importer: ReturnType<typeof peerImporter>;
  readonly exporter: ReturnType<typeof peerExporter>;
  /** What happens to the way between them, and what is done about it. */
  readonly topology: ReturnType<typeof peerTopology>;
  /** The process whose memory it is. */
  readonly process: ReturnType<typeof peerProcess>;
  /** What an owner is: an address that is freed and reused, a number that wraps, or nothing. */
  readonly owner: OwnerKind;
}

/** Declares a design: how the kernel knows whose private pages a device may map. */
export const ownerDesign = alternativesOf<OwnerParts>({ system: 'owners', choice: 'design' });

/** What a design chooses of the published threads. */
interface Choices {
  readonly owner?: OwnerKind;
  readonly importer?: Partial<Pick<ImporterKind, 'walk' | 'mapAsks' | 'fallsBack'>>;
  readonly exporter?: Partial<Omit<ExporterKind, 'owner'>>;
  readonly topology?: Partial<Omit<TopologyKind, 'owner'>>;
  readonly filter?: NotifierFilter;
}

const known = new Map<string, unknown>();

/** One machine for all designs that choose the same of it. */
function shared<K, M>(make: (kind: K) => M, kind: K): M {
  const key = `${make.name} ${JSON.stringify(kind)}`;
  const machine = (known.get(key) as M | undefined) ?? make(kind);
  known.set(key, machine);
  return machine;
}

/**
 * The published threads as a design chooses them; what it leaves out is as 7.3 has it, where owners are set
 * once, nothing reacts to a way that goes, and pages are evicted before the pagemap is killed. A machine is
 * made when it is asked for: most calls are about no design.
 */
export function ownerParts(choices: Choices = {}): OwnerParts {
  const { owner = 'address', filter = 'none' } = choices;
  return {
    owner,
    get importer() {
      return shared(peerImporter, {
        owner,
        walk: 'compares owners',
        mapAsks: false,
        fallsBack: true,
        ...choices.importer,
        filter,
      });
    },
    get exporter() {
      return shared(peerExporter, {
        owner,
        releases: 'after memunmap',
        evicts: 'before kill',
        ...choices.exporter,
      });
    },
    get topology() {
      return shared(peerTopology, {
        owner,
        othersTake: false,
        changes: 'nothing',
        stops: false,
        revokes: false,
        ...choices.topology,
      });
    },
    get process() {
      return shared(peerProcess, filter);
    },
  };
}
