import type { InspectionMessage } from '../../../src/inspect/message.ts';

/** What a page learns from its stream and from the inspector in its frame. */
interface Hearing {
  readonly heard: (message: InspectionMessage) => void;
  /** The inspector is there and was told everything. */
  readonly greeted: () => void;
  readonly ended: () => void;
}

/**
 * Hears the stream of this machine and hands it on to an inspector that greets from the frame, also to one
 * that was loaded anew. It speaks to nobody but the frame, and only to the origin that greeted from it. The
 * frame gets its address last, so that no greeting comes before anyone listens.
 *
 * @param inspectorUrl the inspector that is to be shown in the frame
 */
export function connect(
  frame: HTMLIFrameElement,
  inspectorUrl: string,
  { heard, greeted, ended }: Hearing,
): void {
  const told: unknown[] = [];
  let origin: string | undefined;
  const tell = (message: unknown): void => {
    if (origin !== undefined) frame.contentWindow?.postMessage(message, origin);
  };
  addEventListener('message', ({ source, data, origin: from }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || !isGreeting(data)) return;
    origin = from;
    told.forEach(tell);
    greeted();
  });
  const socket = new WebSocket(`ws://${location.host}`);
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as InspectionMessage;
    told.push(message);
    tell(message);
    heard(message);
  });
  socket.addEventListener('close', () => {
    tell({ type: '@statelyai.disconnected' });
    ended();
  });
  frame.src = inspectorUrl;
}

function isGreeting(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    (data as { type?: unknown }).type === '@statelyai.connected'
  );
}
