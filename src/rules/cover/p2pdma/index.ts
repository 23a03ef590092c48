export * from './last-put-in-munmap.ts';
export * from './last-put-in-p2p-free.ts';
export * from './last-put-in-request.ts';
export * from './mmap-drained.ts';
export * from './p2p-allocation-refused.ts';
export * from './p2p-mapping-zapped.ts';
