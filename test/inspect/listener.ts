import { WebSocket } from 'ws';
import type { InspectionMessage } from '../../src/inspect/message.ts';

/** A WebSocket client that keeps what it hears. */
export class Listener {
  readonly heard: InspectionMessage[] = [];
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;

  constructor(pageUrl: string, options: { origin?: string; host?: string } = {}) {
    const { origin, host } = options;
    this.#socket = new WebSocket(pageUrl.replace('http:', 'ws:'), {
      ...(origin !== undefined && { origin }),
      ...(host !== undefined && { headers: { host } }),
    });
    this.#socket.on('message', (data: Buffer) =>
      this.heard.push(JSON.parse(data.toString()) as InspectionMessage),
    );
    this.closed = new Promise((resolve, reject) => {
      this.#socket.on('close', resolve).on('error', reject);
    });
    // Awaited only by tests that end the stream.
    this.closed.catch(() => {});
  }

  /** Resolves when this many messages were heard. */
  async hears(count: number): Promise<readonly InspectionMessage[]> {
    while (this.heard.length < count) {
      const message = new Promise((resolve) => this.#socket.once('message', resolve));
      await Promise.race([message, this.closed.then(refuse)]);
    }
    return this.heard;
  }

  close(): void {
    this.#socket.close();
  }
}

function refuse(code: number): never {
  throw new Error(`closed with ${code}`);
}
