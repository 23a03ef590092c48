import { sourcePlace } from '../../../src/report/formats/source-place.ts';
import { linkToLine } from '../../../src/explore/editor-link.ts';
import type { RunStep } from '../../../src/schemas/run.ts';

/** Where kernel functions can be read; nothing is asked of it before somebody follows the link. */
const KERNEL_SOURCES = 'https://elixir.bootlin.com/linux/latest/A/ident/';

interface StepPlaceProps {
  readonly step: RunStep;
  /** What opens a line of a user's file; it is only named when undefined. */
  readonly editor: string | undefined;
}

/** Where a step stands: the line of a user's file, and the kernel function that it renders. */
export function StepPlace({ step: { source, declaredAt }, editor }: StepPlaceProps) {
  return (
    <>
      {declaredAt && (
        <p class="source">
          <code>
            <Declared at={declaredAt} editor={editor} />
          </code>
        </p>
      )}
      {source !== undefined && (
        <p class="source">
          <Source of={source} />
        </p>
      )}
    </>
  );
}

interface DeclaredProps {
  readonly at: NonNullable<RunStep['declaredAt']>;
  readonly editor: string | undefined;
}

function Declared({ at, editor }: DeclaredProps) {
  const text = `${at.file}:${at.line}`;
  if (editor === undefined) return <>{text}</>;
  return <a href={linkToLine(editor, at)}>{text}</a>;
}

function Source({ of }: { of: string }) {
  const name = sourcePlace(of)?.function;
  const at = name === undefined ? -1 : of.indexOf(name, of.indexOf(':'));
  if (name === undefined || at < 0) return <>{of}</>;
  return (
    <>
      {of.slice(0, at)}
      <a href={`${KERNEL_SOURCES}${name}`} target="_blank" rel="noopener noreferrer">
        {name}
      </a>
      {of.slice(at + name.length)}
    </>
  );
}
