import { naiveExplorer } from './explorers/naive-explore.ts';
import { explorerConformance } from './explorer.conformance.ts';

explorerConformance(naiveExplorer);
