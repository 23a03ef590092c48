import { grouped } from '../../report/text/count.ts';
import type { CampaignProgress } from '../../walks/index.ts';

/** How often a line is repainted on a terminal, and printed anew elsewhere. */
const REPAINT_MS = 1000;
const PLAIN_MS = 10_000;

/** Shows on standard error how far a campaign is and what it covers. */
export class WalkProgress {
  readonly #runs: number;
  readonly #out: NodeJS.WriteStream;
  #told = Date.now();

  /** @param runs how many are wanted */
  constructor(runs: number, out: NodeJS.WriteStream = process.stderr) {
    this.#runs = runs;
    this.#out = out;
  }

  tell({ runs, steps, states }: CampaignProgress): void {
    const isTerminal = this.#out.isTTY === true;
    if (Date.now() - this.#told < (isTerminal ? REPAINT_MS : PLAIN_MS)) return;
    this.#told = Date.now();
    const line = `[${grouped(runs)}/${grouped(this.#runs)} runs] ${steps.seen} of ${steps.of} steps, ${grouped(states)} states`;
    this.#out.write(isTerminal ? `\r\u001b[2K${line}` : `${line}\n`);
  }

  clear(): void {
    if (this.#out.isTTY) this.#out.write('\r\u001b[2K');
  }
}
