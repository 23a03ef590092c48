import type { Page } from 'playwright-core';

/**
 * What cannot be read in the charts that a page shows: letters of less than 12 px as they are seen, labels
 * that meet, text that leaves its box, and charts that are wider than their frame.
 */
export function illegible(
  page: Page,
): Promise<{ charts: number; labels: number; wrong: string[] }> {
  return page.evaluate(MEASURE);
}

/** Of the first text that a selector finds, in pixels as it is seen. */
export function letterSize(page: Page, selector: string): Promise<number> {
  return page.evaluate(`(() => {
    const text = document.querySelector(${JSON.stringify(selector)});
    return Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d;
  })()`);
}

const MEASURE = `(() => {
  const wrong = [];
  const charts = [...document.querySelectorAll('svg.path-chart')];
  let labels = 0;
  for (const chart of charts) {
    const name = chart.getAttribute('aria-label');
    const frame = chart.parentElement;
    if (frame.scrollWidth > frame.clientWidth) wrong.push(name + ': wider than its frame');
    const texts = [...chart.querySelectorAll('text')].map((text) => ({
      said: name + ', ' + text.textContent,
      size: Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d,
      at: text.getBoundingClientRect(),
      box: text.closest('.box')?.querySelector('rect').getBoundingClientRect(),
    }));
    labels += texts.length;
    texts.forEach(({ said, size, at, box }, i) => {
      if (at.width === 0) wrong.push(said + ": is not shown");
      if (size < 12) wrong.push(said + ': ' + size + ' px');
      if (box && (at.left < box.left || at.right > box.right || at.top < box.top - 1 || at.bottom > box.bottom + 1))
        wrong.push(said + ': leaves its box');
      for (const other of texts.slice(i + 1)) {
        const meets = at.left < other.at.right && other.at.left < at.right &&
          at.top + 2 < other.at.bottom && other.at.top + 2 < at.bottom;
        if (meets) wrong.push(said + ' and ' + other.said + ' meet');
      }
    });
  }
  return { charts: charts.length, labels, wrong };
})()`;
