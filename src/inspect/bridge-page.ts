/** The built page of the package: one script and one style sheet. */
export interface BridgeAssets {
  readonly script: string;
  readonly style: string;
}

/**
 * The page that hears the stream. It shows its own views, and in a frame the inspector, whose address stands
 * in the page so that the script can listen before it is loaded.
 */
export function bridgePage(inspectorUrl: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>unplug inspect</title>
<link rel="stylesheet" href="page.css">
<div id="inspector" data-inspector="${escaped(inspectorUrl)}"></div>
<script src="page.js"></script>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
