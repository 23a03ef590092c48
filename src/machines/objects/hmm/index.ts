export { intervalNotifier } from './interval-notifier.ts';
export { notifierSubscriptions } from './notifier-subscriptions.ts';
export { peerMapping } from './peer-mapping.ts';
export { walkedPagemap } from './walked-pagemap.ts';
