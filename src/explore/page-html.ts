import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PageData } from './page-data.ts';
import { indexOf } from './scene-head.ts';

/** The built page: one script and one style sheet. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/**
 * The page as one file that asks nobody for anything. Its policy allows the one script and the one
 * style sheet by their hashes, a worker of the page's own, and no connection at all. Data travels compressed in inert blocks: one
 * that is read at once, one for the charts, and one for each scene, read when it is opened.
 */
export function pageHtml(data: PageData, { script, style }: PageAssets): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    // A worker that reads logs: this script once more, from a blob of the page's own.
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>unplug</title>
<style>${style}</style>
</head>
<body>
<div id="page"><noscript>This page needs its script, which is part of the file.</noscript></div>
${block('index', indexOf(data))}
${block('charts', data.charts)}
${data.scenes.map((scene, i) => block(`scene-${i}`, scene)).join('\n')}
<script>${script}</script>
</body>
</html>
`;
}

function block(id: string, data: unknown): string {
  const packed = gzipSync(JSON.stringify(data)).toString('base64');
  return `<script type="application/octet-stream" id="${id}">${packed}</script>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
