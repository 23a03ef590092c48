import { render } from 'preact';
import type { PageIndex } from '../../src/explore/scene-head.ts';
import { App } from './app.tsx';
import { firstPlace } from './first-place.ts';
import { Library } from './library.ts';
import { serveLogs, type WorkerScope } from './log/log-worker.ts';
import './styles/base.css';
import './styles/frame.css';
import './styles/lanes.css';
import './styles/rows.css';
import './styles/story.css';
import './styles/state.css';
import './styles/choices.css';
import './styles/charts.css';
import './styles/overview.css';
import './styles/graph.css';
import './styles/duties.css';
import './styles/designs.css';
import './styles/files.css';
import './styles/log.css';
import './styles/inspector.css';
import './styles/narrow.css';
import { startInspector } from './inspector/start.tsx';
import { readData } from './read-data.ts';

async function start(root: HTMLElement): Promise<void> {
  try {
    const library = new Library((await readData('index')) as PageIndex);
    const first = await firstPlace(library);
    root.replaceChildren();
    render(<App library={library} first={first} />, root);
  } catch (error) {
    root.textContent = `The data in this page cannot be read: ${String(error)}`;
  }
}

function startPage(): void {
  const inspector = document.getElementById('inspector');
  if (inspector) startInspector(inspector);
  else void start(document.getElementById('page')!);
}

// The page's workers run this script too: they have no document.
if (typeof document === 'undefined') serveLogs(globalThis as unknown as WorkerScope);
else startPage();
