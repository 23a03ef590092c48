/** Every place of the device-private systems that frees a page, and where its thread goes on. */
export const FREE_TAILS = [
  { machine: 'user_thread', state: 'fault.free', next: '#user_thread.fault.return' },
  { machine: 'user_thread', state: 'migrate.free', next: '#user_thread.migrate.exit' },
  { machine: 'user_thread', state: 'back.free', next: '#user_thread.back.exit' },
  { machine: 'user_thread', state: 'longterm.free', next: '#user_thread.longterm.return' },
  { machine: 'coherent_pin', state: 'free', next: '#coherent_pin.unpinned' },
  { machine: 'process', state: 'running.munmap.flushed', next: '#process.running.munmap.done' },
  { machine: 'process', state: 'exiting.free.flushed', next: '#process.exiting.free.done' },
  { machine: 'process', state: 'running.munmap.free', next: '#process.running.munmap.unlock' },
  { machine: 'process', state: 'exiting.free.free', next: '#process.exiting.free.unlock' },
  {
    machine: 'process',
    state: 'running.close.evict.free',
    next: '#process.running.close.evict.next',
  },
  { machine: 'driver', state: 'shrink.evict.free', next: '#driver.shrink.evict.next' },
  { machine: 'driver', state: 'evict.pass.free', next: '#driver.evict.pass.next' },
] as const;
