import { packedExplorer } from './explorers/packed-explorer.ts';
import { explorerConformance } from './explorer.conformance.ts';

explorerConformance(packedExplorer);
