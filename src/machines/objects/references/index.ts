export { kref } from './kref.ts';
export { percpuRef } from './percpu-ref.ts';
export { refcount } from './refcount.ts';
