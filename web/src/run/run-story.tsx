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
              piece
            ) : (
              <button type="button" class="told-step" key={k} onClick={() => goTo(piece.step)}>
                {piece.text}
              </button>
            ),
          )}{' '}
        </span>
      ))}
    </div>
  );
}
