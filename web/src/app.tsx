import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageData, Scene } from '../../src/explore/page-data.ts';
import { ArrowHeads } from './chart-view.tsx';
import { Drop } from './drop.tsx';
import { openFile } from './open-file.ts';
import { Overview } from './overview.tsx';
import { linkOf, placeIn, placeOfRun, type Place } from './place.ts';
import { SceneView } from './scene-view.tsx';

/** The page: the overview or one scene, what is open in it, and files that are dropped on it. */
export function App({ data: given }: { data: PageData }) {
  const [data, setData] = useState(given);
  const [place, setPlace] = useState<Place | undefined>(() => firstPlace(given));
  const [error, setError] = useState(() => linkError(given));
  const chooser = useRef<HTMLInputElement>(null);

  const go = useCallback((next: Place | undefined): void => {
    setError('');
    setPlace(next);
    const link = next ? linkOf(next) : '#';
    if (link !== location.hash) history.pushState(null, '', link);
  }, []);
  useEffect(() => {
    const follow = (): void => {
      const found = placeIn(location.hash, data.scenes);
      setError(typeof found === 'string' ? found : '');
      if (typeof found !== 'string') setPlace(found);
    };
    addEventListener('popstate', follow);
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener('hashchange', follow);
    };
  }, [data]);

  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      const opened = openFile(await file.text(), file.name, data);
      const others = data.scenes.filter(({ id }) => !opened.scenes.some((one) => one.id === id));
      setData({ ...data, scenes: [...others, ...opened.scenes] });
      go(opened.place);
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  };
  const open = (scene: Scene, run?: number): void =>
    go(run === undefined ? { scene, moves: [], at: 0, tab: 'choices' } : placeOfRun(scene, run));
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
        <button type="button" onClick={() => chooser.current?.click()}>
          Open a file…
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Open a run, a verdict or an ITF trace"
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
      </header>
      {error !== '' && (
        <div class="error" role="alert">
          <pre>{error}</pre>
          <button type="button" onClick={() => setError('')} aria-label="Close the message">
            ✕
          </button>
        </div>
      )}
      {place ? (
        <SceneView charts={data.charts} place={place} go={go} key={place.scene.id} />
      ) : (
        <Overview data={data} open={open} />
      )}
    </Drop>
  );
}

function firstPlace(data: PageData): Place | undefined {
  const found = placeIn(location.hash, data.scenes);
  if (typeof found === 'string') return undefined;
  if (found || location.hash !== '') return found;
  const scene = data.scenes.find(({ id }) => id === data.open?.scene);
  if (!scene) return undefined;
  return data.open?.run === undefined
    ? { scene, moves: [], at: 0, tab: 'choices' }
    : placeOfRun(scene, data.open.run);
}

function linkError({ scenes }: PageData): string {
  const found = placeIn(location.hash, scenes);
  return typeof found === 'string' ? found : '';
}
