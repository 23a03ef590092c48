import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface DropProps {
  readonly drop: (file: File | undefined) => void;
  readonly children: ComponentChildren;
}

/** The whole page takes files that are dropped on it. */
export function Drop({ drop, children }: DropProps) {
  const [over, setOver] = useState(false);
  return (
    <div
      class="page"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drop(event.dataTransfer?.files[0]);
      }}
    >
      {children}
      {over && <div class="drop">Drop a run, a verdict, an ITF trace or a kernel log</div>}
    </div>
  );
}
