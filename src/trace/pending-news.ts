import type { News } from './news.ts';

/** News that nobody asked for are not kept for ever. */
const KEPT_MAX = 1000;

/** News until somebody asks for them; the oldest give way. */
export class PendingNews {
  #news: News[] = [];

  add(news: News): void {
    this.#news.push(news);
    if (this.#news.length > 2 * KEPT_MAX) this.#news = this.#news.slice(-KEPT_MAX);
  }

  take(): readonly News[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }
}
