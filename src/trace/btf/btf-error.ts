/** A mistake in a file of BTF: the message says at which byte. */
export class BtfError extends Error {
  override readonly name = 'BtfError';
}
