/** What is wrong with a log before any model is asked. */
export interface Problem {
  readonly line: number;
  readonly standing: 'refused' | 'inconclusive';
  readonly text: string;
}
