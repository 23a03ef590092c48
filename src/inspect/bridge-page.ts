/**
 * The page that stands between this machine's stream and the inspector, which it shows in a frame. The
 * inspector's address is set by the script, so that its greeting cannot come before anyone listens.
 */
export function bridgePage(inspectorUrl: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>unplug inspect</title>
<link rel="stylesheet" href="bridge.css">
<p id="ended" role="status" hidden>unplug has ended; what was shown stays.</p>
<iframe title="Inspector" data-url="${escaped(inspectorUrl)}"></iframe>
<script src="bridge.js"></script>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

export const BRIDGE_STYLE = `html, body { margin: 0; height: 100%; }
body { display: flex; flex-direction: column; font: 14px system-ui; }
p { margin: 0; padding: 0.4em 1em; background: CanvasText; color: Canvas; }
iframe { flex: 1; border: 0; }
`;

/**
 * Keeps every message, and tells all of them to an inspector that greets, also to one that was loaded
 * anew. It speaks to nobody but the frame, and only to the origin that greeted from it.
 */
export const BRIDGE_SCRIPT = `'use strict';
const frame = document.querySelector('iframe');
const told = [];
let origin;
const tell = (message) => {
  if (origin !== undefined) frame.contentWindow.postMessage(message, origin);
};
addEventListener('message', (event) => {
  if (event.source !== frame.contentWindow || event.data?.type !== '@statelyai.connected') return;
  origin = event.origin;
  told.forEach(tell);
});
const socket = new WebSocket('ws://' + location.host);
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  told.push(message);
  tell(message);
};
socket.onclose = () => {
  tell({ type: '@statelyai.disconnected' });
  document.getElementById('ended').hidden = false;
};
frame.src = frame.dataset.url;
`;
