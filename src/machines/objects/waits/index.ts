export { completion } from './completion.ts';
export { delayedWork } from './delayed-work.ts';
export { waitqueue } from './waitqueue.ts';
export { work } from './work.ts';
