import { render } from 'preact';
import { App } from './app.tsx';
import './page.css';
import { readData } from './read-data.ts';

async function start(root: HTMLElement): Promise<void> {
  try {
    const data = await readData();
    root.replaceChildren();
    render(<App data={data} />, root);
  } catch (error) {
    root.textContent = `The data in this page cannot be read: ${String(error)}`;
  }
}

void start(document.getElementById('page')!);
