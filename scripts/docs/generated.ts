import { debateDocument } from './debate/document.ts';
import { factsTable } from './facts-table.ts';
import { historyText } from './history.ts';
import { pictures } from './pictures.ts';
import { probesText } from './probes.ts';
import { rulesText } from './rules.ts';

/** The files of docs/ that are made from the code. */
export const generated: Readonly<Record<string, () => string | Promise<string>>> = {
  'facts-table.md': factsTable,
  'history.md': historyText,
  'probes.md': probesText,
  'rules.md': rulesText,
  'the-debate.md': debateDocument,
  ...pictures,
};
