import { Component } from 'preact';
import { stepChanges, stepTitle } from '../../../src/report/run/step-changes.ts';
import type { RunStep } from '../../../src/schemas/run.ts';
import type { RaceMark } from './race-mark.ts';

/** What a screen reader says of the arc. */
const RACES: Readonly<Record<RaceMark, string>> = {
  early: ' (races)',
  waits: '',
  between: ' (comes between)',
  opens: ' (comes first)',
  inside: '',
  late: ' (comes too late)',
};

interface LaneRowProps {
  readonly step: RunStep;
  readonly number: number;
  /** Of a log: the line that the step explains, null where the model put it in. */
  readonly line?: number | null | undefined;
  readonly lane: number;
  readonly lanes: number;
  readonly current: boolean;
  readonly later: boolean;
  readonly found: boolean;
  /** The part of the arc that links racing steps. */
  readonly race: RaceMark | undefined;
  /** The object that the path ends by violating. */
  readonly violated: string | undefined;
  readonly goTo: (at: number) => void;
}

/** A step; drawn anew only when something of it changes, for runs of thousands of steps. */
export class LaneRow extends Component<LaneRowProps> {
  override shouldComponentUpdate(next: Readonly<LaneRowProps>): boolean {
    return Object.entries(next).some(
      ([key, value]) => value !== this.props[key as keyof LaneRowProps],
    );
  }

  override render() {
    return <Row {...this.props} />;
  }
}

function Row(props: LaneRowProps) {
  const { step, number, line, lane, lanes, current, later, found, race, violated, goTo } = props;
  const changes = stepChanges(step, false);
  const classes = ['row', later && 'later', found && 'found', race && `race ${race}`]
    .filter(Boolean)
    .join(' ');
  const where = line === undefined || line === null ? '' : `, line ${line}`;
  return (
    <button
      type="button"
      class={classes}
      tabIndex={current ? 0 : -1}
      aria-current={current ? 'step' : undefined}
      title={step.source}
      onClick={() => goTo(number)}
    >
      <span class="only-read">
        Step {number}
        {where}, {step.thread}
        {race && RACES[race]}:{' '}
      </span>
      <span class="number" aria-hidden="true">
        {line === undefined ? number : (line ?? '+')}
      </span>
      <span class="track">
        {Array.from({ length: lanes }, (_, i) => (
          <span key={i} class={`line lane-${i % 8}`} style={{ '--lane': i }} />
        ))}
        <span class={`act lane-${lane % 8}`} style={{ '--lane': lane }}>
          <span class="node" />
          <span class="title">{stepTitle(step)}</span>
          {changes.length > 0 && <span class="arrow" />}
        </span>
      </span>
      <span class="changes">
        {changes.map(({ text, violation }) => (
          <span
            key={text}
            class={changeClass(violation, violated !== undefined && text.startsWith(violated))}
          >
            {violation && <span aria-hidden="true">✗ </span>}
            {text.replaceAll(' -> ', ' → ')}
          </span>
        ))}
      </span>
    </button>
  );
}

function changeClass(violation: boolean, ofViolated: boolean): string {
  if (violation) return 'change violation';
  return ofViolated ? 'change of-violated' : 'change';
}
