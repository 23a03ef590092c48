/** Whether a key press belongs to what has the focus and not to the page. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, .pan-frame');
}

/** Whether the space bar would press what has the focus. */
export function isPressing({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.matches('button, summary, a');
}

/** Whether a dialog is open, which hears keys by itself. */
export function isInDialog({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest('dialog') !== null;
}
