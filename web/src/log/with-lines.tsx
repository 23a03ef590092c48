interface WithLinesProps {
  readonly text: string;
  readonly goToLine: (line: number) => void;
}

/** A text about a log in which each line that it names is a link to the step that explains it. */
export function WithLines({ text, goToLine }: WithLinesProps) {
  return (
    <>
      {text.split(/(\blines? \d+(?:-\d+)?[;:,.)]*)/).map((part, i) => {
        const [, name, line, end] = /^(lines? (\d+).*?)([;:,.)]*)$/.exec(part) ?? [];
        if (i % 2 === 0 || name === undefined) return part;
        return (
          <span class="with-its-end" key={i}>
            <button type="button" class="link" onClick={() => goToLine(Number(line))}>
              {name}
            </button>
            {end}
          </span>
        );
      })}
    </>
  );
}
