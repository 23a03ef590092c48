import { storyPieces, type Storied } from '../../../src/report/run/run-story.ts';

interface RunStoryProps {
  readonly run: Storied;
  readonly goTo: (at: number) => void;
}

/** What happened in a sentence or two; each step that is named leads to it. */
export function RunStory({ run, goTo }: RunStoryProps) {
  const sentences = storyPieces(run);
  if (sentences.length === 0) return null;
  return (
    <div class="run-story" role="group" aria-label="The story">
      {sentences.map((pieces, i) => (
        <span key={i}>
          {pieces.map((piece, k) =>
            typeof piece === 'string' ? (
              withoutEnd(piece, pieces[k - 1])
            ) : (
              <button type="button" class="told-step" key={k} onClick={() => goTo(piece.step)}>
                {piece.text}
                {endIn(pieces[k + 1])}
              </button>
            ),
          )}{' '}
        </span>
      ))}
    </div>
  );
}

type Piece = ReturnType<typeof storyPieces>[number][number];

/** The stop or comma that a sentence puts behind a step: it stays there, or it would begin a line. */
function endIn(piece: Piece | undefined): string {
  return (typeof piece === 'string' && /^[.,;]/.exec(piece)?.[0]) || '';
}

function withoutEnd(piece: string, before: Piece | undefined): string {
  return typeof before === 'object' ? piece.slice(endIn(piece).length) : piece;
}
