export * from './last-put-by-user.ts';
export * from './last-put-in-callback.ts';
export * from './tryget-after-kill.ts';
export * from './tryget-live-after-kill.ts';
