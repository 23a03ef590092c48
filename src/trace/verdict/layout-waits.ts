import type { WaitInWords } from './blame.ts';
import type { LayoutWait } from '../link/dax-users.ts';
import type { RegisteredPagemap } from '../link/registered-pagemap.ts';

/**
 * Every wait of a file system for pages of FS_DAX memory that somebody still has. Only that of an
 * unmount keeps the device from going away; a truncate that waits keeps only itself.
 */
export function layoutWaitsOf({ users }: RegisteredPagemap): WaitInWords[] {
  return users.waits.map((wait) => {
    const freed =
      wait.freed === undefined ? '' : `, freed by ${wait.freedBy} at line ${wait.freed}`;
    const page = `page ${wait.page}${freed}`;
    const line = wait.from;
    const text = `${wait.in} of ${wait.by} waits ${interval(wait)} for ${page}`;
    if (wait.in !== 'dax_break_layout_final') return { line, text, holders: [] };
    const known = wait.users.length > 0 ? ` (seen before: ${wait.users.join('; ')})` : '';
    return { line, text, holders: [`pins or page-table entries of ${page}${known}`] };
  });
}

function interval({ from, to, fromSeconds, toSeconds }: LayoutWait): string {
  if (to === undefined || toSeconds === undefined) return `from line ${from} to the end of the log`;
  return `from line ${from} to line ${to} (${(toSeconds - fromSeconds).toFixed(3)} s)`;
}
