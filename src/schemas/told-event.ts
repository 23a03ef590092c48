/** An event that an object is sent, with the value that it carries: `STORE 3`. */
export function toldEvent({
  event,
  value,
}: {
  readonly event: string;
  readonly value?: unknown;
}): string {
  return value === undefined ? event : `${event} ${String(value)}`;
}
