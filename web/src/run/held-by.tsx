import type { Holder } from '../../../src/schemas/run.ts';

interface HeldByProps {
  readonly holder: Holder;
  /** Opens the step since which it is so, by its number. */
  readonly goTo?: ((step: number) => void) | undefined;
}

/** Who has what, or what nobody has; below it since when, and what obliges nobody to release it. */
export function HeldBy({ holder, goTo }: HeldByProps) {
  const { has = [], heldBy, by, why, since } = holder;
  return (
    <>
      {by === undefined && has.length > 0 && `${has.join(', ')}: `}
      <span class="held">{heldBy}</span>
      {by !== undefined && has.length > 0 && (
        <>
          <span class="hold-arrow"> holds </span>
          <span class="held">{has.toReversed().join(', which holds ')}</span>
        </>
      )}
      {why !== undefined && <span class="why">{why}</span>}
      {since !== undefined && goTo && (
        <button type="button" class="told-step" onClick={() => goTo(since)}>
          show step {since}
        </button>
      )}
    </>
  );
}
