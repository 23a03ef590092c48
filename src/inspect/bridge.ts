import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { bridgePage, type BridgeAssets } from './bridge-page.ts';
import type { InspectionMessage } from './message.ts';

const HOST = '127.0.0.1';

/** How long an end waits for browsers to have read what is on its way to them. */
const LAST_WORDS_MS = 1000;

/** The stream of messages, and the page that hands it to an inspector. */
export interface Bridge {
  /** Where to point the browser. */
  readonly url: string;
  /** Resolves when the first browser is there. */
  readonly watched: Promise<void>;
  /** Tells everyone who is there, and later everyone who comes. */
  send(message: InspectionMessage): void;
  /** Ends the stream; afterwards nothing keeps the process alive. */
  close(): Promise<void>;
}

/**
 * Opens the stream on this machine only. A browser that comes late is told everything in order; a page
 * of another site that the browser also shows is told nothing.
 *
 * @param port 0 for any that is free
 */
export async function openBridge({
  inspectorUrl,
  assets,
  port = 0,
}: {
  inspectorUrl: string;
  assets: BridgeAssets;
  port?: number;
}): Promise<Bridge> {
  const told: string[] = [];
  const server = pageServer(inspectorUrl, assets);
  const sockets = new WebSocketServer({
    server,
    verifyClient: ({ origin, req }: { origin?: string; req: IncomingMessage }) =>
      isHere(req) && (origin === undefined || origin === `http://${req.headers.host}`),
  });
  // The page server reports the same error, and more directly.
  sockets.on('error', () => {});
  const watched = new Promise<void>((resolve) => {
    sockets.on('connection', (socket) => {
      socket.on('error', () => socket.terminate());
      for (const message of told) socket.send(message);
      resolve();
    });
  });
  await listening(server, port);
  return {
    url: `http://${HOST}:${portOf(server)}/`,
    watched,
    send(message) {
      const text = JSON.stringify(message);
      told.push(text);
      for (const socket of sockets.clients) socket.send(text);
    },
    async close() {
      const gone = [...sockets.clients].map(
        (socket) => new Promise<unknown>((resolve) => socket.once('close', resolve)),
      );
      for (const socket of sockets.clients) socket.close(1001);
      const stopped = new Promise<unknown>((resolve) => server.close(resolve));
      const hurry = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, LAST_WORDS_MS);
      await Promise.all(gone);
      clearTimeout(hurry);
      server.closeAllConnections();
      await stopped;
    },
  };
}

function pageServer(inspectorUrl: string, { script, style }: BridgeAssets): Server {
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html', bridgePage(inspectorUrl)],
    '/page.css': ['text/css', style],
    '/page.js': ['text/javascript', script],
  };
  return createServer((request, response) => {
    const file = isHere(request) ? files[request.url ?? ''] : undefined;
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const [type, text] = file;
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ws://${request.headers.host}; frame-src https: http:`,
    );
    response.end(text);
  });
}

/** Whether a request names this machine: another name that leads here may belong to anyone. */
function isHere({ headers, socket }: IncomingMessage): boolean {
  return [HOST, 'localhost'].some((name) => headers.host === `${name}:${socket.localPort}`);
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
