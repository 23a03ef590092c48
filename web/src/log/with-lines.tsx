interface WithLinesProps {
  readonly text: string;
  readonly goToLine: (line: number) => void;
}

/** A text about a log in which each line that it names is a link to the step that explains it. */
export function WithLines({ text, goToLine }: WithLinesProps) {
  return (
    <>
      {text.split(/(\blines? \d+(?:-\d+)?)/).map((part, i) => {
        const [, line] = i % 2 === 1 ? (/(\d+)/.exec(part) ?? []) : [];
        if (line === undefined) return part;
        return (
          <button type="button" class="link" key={i} onClick={() => goToLine(Number(line))}>
            {part}
          </button>
        );
      })}
    </>
  );
}
