import { expect, it } from 'vitest';
import { isEditorLink, linkToLine } from '../../src/explore/editor-link.ts';

it.each(['vscode://file{file}:{line}', 'idea://open?file={file}&line={line}', 'emacs:{file}'])(
  'takes %s',
  (link) => {
    expect(isEditorLink(link)).toBe(true);
    const opened = linkToLine(link, { file: '/a b/c.ts', line: 3 });
    expect(opened).toContain('/a%20b/c.ts');
    expect(opened).not.toContain('{');
  },
);

it.each([
  'javascript:{file}',
  'JavaScript:alert({file})',
  'data:{file}',
  'vscode://file',
  '{file}',
])('refuses %s', (link) => {
  expect(isEditorLink(link)).toBe(false);
});
