import { naiveExplorer } from '../../src/checker/naive-explore.ts';
import { explorerConformance } from './explorer.conformance.ts';

explorerConformance(naiveExplorer);
