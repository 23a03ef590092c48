import { strategies } from './strategies/index.ts';

/** Names of the strategies, the default first. */
export const STRATEGY_IDS: readonly string[] = strategies.map(({ id }) => id);
