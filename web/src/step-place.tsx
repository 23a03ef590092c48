import { sourcePlace } from '../../src/report/source-place.ts';
import type { RunStep } from '../../src/schemas/run.ts';

/** Where kernel functions can be read; nothing is asked of it before somebody follows the link. */
const KERNEL_SOURCES = 'https://elixir.bootlin.com/linux/latest/A/ident/';

/** Where a step stands: the line of a user's file, and the kernel function that it renders. */
export function StepPlace({ step: { source, declaredAt } }: { step: RunStep }) {
  return (
    <>
      {declaredAt && (
        <p class="source">
          <code>
            {declaredAt.file}:{declaredAt.line}
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
