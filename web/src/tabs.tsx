import { useRef } from 'preact/hooks';
import { TABS, type Tab } from './place.ts';

/** What a tab is called. */
export const TITLES: Readonly<Record<Tab, string>> = {
  state: 'State',
  choices: 'Choices',
  charts: 'Charts',
  graph: 'State graph',
  rules: 'Rules',
  compare: 'Compare',
};

interface TabsProps {
  readonly tab: Tab;
  readonly open: (tab: Tab) => void;
}

/** The views of a state: Tab comes to the open one, arrows go to its neighbours. */
export function Tabs({ tab, open }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const to = neighbour(tab, event.key);
    if (to === undefined) return;
    event.preventDefault();
    // The arrows that go through the steps are heard on the window.
    event.stopPropagation();
    open(to);
    list.current?.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Views of the state" ref={list} onKeyDown={press}>
      {TABS.map((one) => (
        <button
          type="button"
          role="tab"
          key={one}
          id={`tab-${one}`}
          tabIndex={one === tab ? 0 : -1}
          aria-selected={one === tab}
          aria-controls="view"
          onClick={() => open(one)}
        >
          {TITLES[one]}
        </button>
      ))}
    </div>
  );
}

function neighbour(tab: Tab, key: string): Tab | undefined {
  const at = TABS.indexOf(tab);
  switch (key) {
    case 'ArrowLeft':
      return TABS.at(at - 1);
    case 'ArrowRight':
      return TABS[(at + 1) % TABS.length];
    case 'Home':
      return TABS[0];
    case 'End':
      return TABS.at(-1);
    default:
      return undefined;
  }
}
