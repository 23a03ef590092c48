export * from './client-frees-p2p-memory-once.ts';
export * from './client-frees-p2p-memory.ts';
export * from './client-frees-without-device-lock.ts';
export * from './leaves-kernfs-file-once.ts';
export * from './requests-end.ts';
