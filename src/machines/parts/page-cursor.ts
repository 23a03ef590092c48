/** How far a thread is that goes over all pages in order. */
export interface PageCursor {
  readonly pages: number;
  readonly page?: number | undefined;
}

interface At {
  readonly context: PageCursor;
}

/** Whether the page at hand is the last one. */
export const isLastPage = ({ context: { page = 0, pages } }: At): boolean => page + 1 >= pages;

/** The next page. */
export const nextPage = { page: ({ context: { page = 0 } }: At): number => page + 1 };
