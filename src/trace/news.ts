/** Something that has changed, for whoever watches a log while it grows. */
export interface News {
  readonly line: number;
  /**
   * - `verdict`: the verdict on an object is another one
   * - `blame`: an unregister has begun to sleep, a page it waits for was freed, or it goes on
   * - `lost`: ftrace lost events, or a probe missed some
   * - `bad`: a line cannot be read
   */
  readonly kind: 'verdict' | 'blame' | 'lost' | 'bad';
  /** The registration that it is about, as in ObjectVerdict. */
  readonly object?: string;
  readonly text: string;
}
