import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ArrowHeads } from './charts/chart-view.tsx';
import { Drop } from './drop.tsx';
import type { FirstPlace } from './first-place.ts';
import { KeyHelp } from './key-help.tsx';
import type { Library } from './library.ts';
import { openFile } from './open-file.ts';
import { Overview } from './overview/overview.tsx';
import { linkOf, placeIn, placeOfRun, stepAtLine, type OpenScene, type Place } from './place.ts';
import { ReadingBar, type Reading } from './log/reading-bar.tsx';
import { SceneView } from './scene-view.tsx';

interface AppProps {
  readonly library: Library;
  readonly first: FirstPlace;
}

/** The page: the overview or one scene, what is open in it, and files that are dropped on it. */
export function App({ library, first }: AppProps) {
  const [place, setPlace] = useState(first.place);
  const [charts, setCharts] = useState(first.charts);
  const [error, setError] = useState(first.error);
  // The library is not state of its own: what a file adds has to be said.
  const [, setOpened] = useState(0);
  const [reading, setReading] = useState<Reading>();
  const chooser = useRef<HTMLInputElement>(null);

  const show = useCallback(
    async (next: Place | undefined): Promise<void> => {
      if (next) setCharts(await library.charts());
      setError('');
      setPlace(next);
    },
    [library],
  );
  const go = useCallback(
    (next: Place | undefined): void => {
      const link = next ? linkOf(next) : '#';
      if (link !== location.hash) history.pushState(null, '', link);
      void show(next);
    },
    [show],
  );
  useEffect(() => {
    const follow = async (): Promise<void> => {
      const link = location.hash;
      const found = await placeIn(link, library);
      if (link !== location.hash) return;
      if (typeof found === 'string') setError(found);
      else await show(found);
    };
    const hear = (): void => void follow();
    addEventListener('popstate', hear);
    addEventListener('hashchange', hear);
    return () => {
      removeEventListener('popstate', hear);
      removeEventListener('hashchange', hear);
    };
  }, [library, show]);

  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    reading?.stop.abort();
    const stop = new AbortController();
    try {
      const opened = await openFile(file, library, stop.signal, (share) =>
        setReading({ name: file.name, share, stop }),
      );
      library.add(opened);
      setOpened((files) => files + 1);
      go(opened.place);
      if (!opened.place)
        requestAnimationFrame(() => document.getElementById('files')?.scrollIntoView());
    } catch (problem) {
      if (!stop.signal.aborted)
        setError(problem instanceof Error ? problem.message : String(problem));
    } finally {
      setReading((now) => (now?.stop === stop ? undefined : now));
    }
  };
  const open: OpenScene = ({ id }, run, line) => {
    void library.scene(id).then((scene) => {
      if (!scene) return;
      if (run === undefined) return go({ scene, moves: [], at: 0, tab: 'choices' });
      const place = placeOfRun(scene, run);
      go(line === undefined ? place : { ...place, at: stepAtLine(scene.runs[run]!, line) });
    });
  };
  const title = useMemo(() => (place ? `${place.scene.system} · unplug` : 'unplug'), [place]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Drop drop={(file) => void read(file)}>
      <ArrowHeads />
      <header class="bar">
        <button type="button" class="brand" onClick={() => go(undefined)}>
          <span aria-hidden="true">⏏</span> unplug
        </button>
        <nav aria-label="Where">
          <button
            type="button"
            aria-current={place ? undefined : 'page'}
            onClick={() => go(undefined)}
          >
            Overview
          </button>
          {place && <span class="crumb">{place.scene.system}</span>}
        </nav>
        <span class="space" />
        <KeyHelp />
        <button type="button" onClick={() => chooser.current?.click()}>
          Open a file…
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="Open a run, a verdict, an ITF trace or a kernel log"
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
      </header>
      {reading && <ReadingBar reading={reading} />}
      {error !== '' && (
        <div class="error" role="alert">
          <pre>{error}</pre>
          <button type="button" onClick={() => setError('')} aria-label="Close the message">
            ✕
          </button>
        </div>
      )}
      {place ? (
        <SceneView library={library} charts={charts} place={place} go={go} key={place.scene.id} />
      ) : (
        <Overview library={library} open={open} />
      )}
    </Drop>
  );
}
