import { useState } from 'preact/hooks';
import { runSvg } from '../../../src/draw/run-svg.ts';
import { lanes } from '../../../src/report/run/lanes.ts';
import { MAIL_WIDTH } from '../../../src/report/text/line-width.ts';
import type { Run } from '../../../src/schemas/run.ts';

interface TakeAwayProps {
  /** Made when it is asked for: a run of a log is long. */
  readonly run: () => Run;
}

/** A run to be sent: as a mail, as a link, as a picture. */
export function TakeAway({ run }: TakeAwayProps) {
  const [said, setSaid] = useState('');
  const copy = (text: string, what: string): void => {
    void copied(text).then((done) =>
      setSaid(done ? `${what} copied` : 'the browser lets nothing be copied here'),
    );
  };
  return (
    <div class="take-away" role="group" aria-label="Take away">
      <button
        type="button"
        onClick={() => copy(lanes(run(), { width: MAIL_WIDTH }), 'mail')}
        title={`The report of this run, ${MAIL_WIDTH} columns`}
      >
        Copy as mail
      </button>
      <button type="button" onClick={() => copy(location.href, 'link')}>
        Copy link
      </button>
      <button
        type="button"
        onClick={() => {
          const told = run();
          save(runSvg(told), `${told.system}-${told.rule.id}.svg`, 'image/svg+xml');
        }}
      >
        Save SVG
      </button>
      <span class="faint" role="status">
        {said}
      </span>
    </div>
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function save(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the data after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
