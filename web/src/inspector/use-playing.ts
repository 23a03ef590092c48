import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isPressing, isTyping } from '../keys.ts';

/** Time between two events that play by themselves. */
const PACE_MS = 500;

/** Which of the events heard so far is current, and how that changes. */
interface Playing {
  readonly at: number;
  readonly isPlaying: boolean;
  readonly goTo: (at: number) => void;
  readonly play: () => void;
}

/** Follows the stream until a reader goes elsewhere, by hand or with the keys. */
export function usePlaying(length: number): Playing {
  /** Absent while the last event is followed. */
  const [chosen, setChosen] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  const at = chosen ?? length;
  const now = useRef({ at, length });
  now.current = { at, length };
  const goTo = useCallback((next: number): void => {
    setChosen(next >= now.current.length ? undefined : Math.max(0, next));
  }, []);
  const play = useCallback((): void => {
    if (now.current.at >= now.current.length) setChosen(0);
    setPlaying((was) => !was);
  }, []);
  useEffect(() => {
    if (!isPlaying) return undefined;
    if (at >= length) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => goTo(at + 1), PACE_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, at, length]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const { at: from, length: last } = now.current;
      if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') goTo(from - 1);
      else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') goTo(from + 1);
      else if (event.key === 'Home') goTo(0);
      else if (event.key === 'End') goTo(last);
      else if (event.key === ' ' && !isPressing(event)) play();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return { at, isPlaying, goTo, play };
}
