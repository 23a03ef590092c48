import { render } from 'preact';
import { InspectPage } from './inspect-page.tsx';

/** Fills the page that `unplug inspect` serves; its element says where the other inspector is. */
export function startInspector(root: HTMLElement): void {
  const { inspector = '' } = root.dataset;
  render(<InspectPage inspectorUrl={inspector} />, root);
}
