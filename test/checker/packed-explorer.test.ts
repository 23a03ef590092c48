import { packedExplorer } from '../../src/checker/packed-explorer.ts';
import { explorerConformance } from './explorer.conformance.ts';

explorerConformance(packedExplorer);
