/** Every place of the device-private systems that frees a page, and where its thread goes on. */
export const FREE_TAILS = [
  { machine: 'user_thread', state: 'fault.free', next: '#user_thread.fault.return' },
  { machine: 'user_thread', state: 'migrate.free', next: '#user_thread.migrate.exit' },
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
