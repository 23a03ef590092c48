import { render } from 'preact';
import type { PageIndex } from '../../src/explore/scene-head.ts';
import { App } from './app.tsx';
import { firstPlace } from './first-place.ts';
import { Library } from './library.ts';
import './page.css';
import './log.css';
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

void start(document.getElementById('page')!);
