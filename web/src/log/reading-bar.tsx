/** A log that is being read. */
export interface Reading {
  readonly name: string;
  /** How much of the work is done, from 0 to 1. */
  readonly share: number;
  readonly stop: AbortController;
}

/** How far a log is read, and a way to stop. */
export function ReadingBar({ reading: { name, share, stop } }: { reading: Reading }) {
  return (
    <div class="reading">
      <label>
        Reading {name} <progress value={share} />
      </label>
      <span>{Math.floor(100 * share)} %</span>
      <button type="button" onClick={() => stop.abort()}>
        Stop
      </button>
    </div>
  );
}
