import { useEffect, useRef, useState } from 'preact/hooks';
import { ArrowHeads } from '../charts/chart-view.tsx';
import { connect } from './connection.ts';
import { Inspector } from './inspector.tsx';
import { Stream } from './stream.ts';

/**
 * The page of `unplug inspect`: its own views, until the inspector in the frame greets. A frame that never
 * does, because there is no network, is never shown.
 */
export function InspectPage({ inspectorUrl }: { readonly inspectorUrl: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const stream = useRef(new Stream());
  const [, setHeard] = useState(0);
  const [isEnded, setEnded] = useState(false);
  const [isGreeted, setGreeted] = useState(false);
  /** Absent until a reader chooses. */
  const [chosen, setChosen] = useState<'here' | 'frame'>();
  useEffect(() => {
    let isDue = false;
    const draw = (): void => {
      isDue = false;
      setHeard((times) => times + 1);
    };
    connect(frame.current!, inspectorUrl, {
      heard: (message) => {
        stream.current.add(message);
        // Many come at once; what is drawn before the next frame nobody sees.
        if (!isDue) requestAnimationFrame(draw);
        isDue = true;
      },
      greeted: () => setGreeted(true),
      ended: () => setEnded(true),
    });
  }, []);
  const isHere = chosen === 'here' || !isGreeted;
  return (
    <div class="page inspect-page">
      <ArrowHeads />
      <header class="bar">
        <h1 class="brand">
          <span aria-hidden="true">⏏</span> unplug inspect
        </h1>
        <div role="group" aria-label="Where it plays" class="places">
          <button type="button" aria-pressed={isHere} onClick={() => setChosen('here')}>
            This page
          </button>
          <button
            type="button"
            aria-pressed={!isHere}
            disabled={!isGreeted}
            onClick={() => setChosen('frame')}
          >
            {new URL(inspectorUrl).host}
          </button>
        </div>
        {!isGreeted && <span class="faint">no answer from {inspectorUrl} so far</span>}
        <span class="space" />
        <span id="ended" role="status" hidden={!isEnded}>
          unplug has ended; what was shown stays.
        </span>
      </header>
      {isHere && <Inspector stream={stream.current} />}
      <iframe
        ref={frame}
        title="Inspector"
        class={isHere ? 'waiting' : ''}
        aria-hidden={isHere}
        tabIndex={isHere ? -1 : 0}
      />
    </div>
  );
}
