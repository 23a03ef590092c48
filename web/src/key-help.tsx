import { useEffect, useRef } from 'preact/hooks';
import { isTyping } from './keys.ts';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['← ↑', 'a step back'],
  ['→ ↓', 'the next step'],
  ['Home, End', 'the start, the end of the run'],
  ['Space', 'play, pause'],
  ['/', 'find a step by function, thread or object'],
  ['Tab', 'the current step, the views, what is in them'],
  ['← → on a view’s name', 'the view beside it'],
  ['arrows, + - 0 in a chart or the graph', 'move, size, fit the picture'],
  ['?', 'these keys'],
];

/** The keys that the page hears: `?` shows them, Escape closes them. */
export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== '?' || isTyping(event)) return;
      event.preventDefault();
      if (dialog.current?.open === true) dialog.current.close();
      else dialog.current?.showModal();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button
        type="button"
        class="keys-button"
        aria-label="Keys"
        title="Keys ( ? )"
        onClick={() => dialog.current?.showModal()}
      >
        ?
      </button>
      <dialog class="keys" ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl>
          {KEYS.map(([keys, does]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </dialog>
    </>
  );
}
