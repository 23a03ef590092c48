/** Every place of the device-private systems that frees a page, and where its thread goes on. */
export const FREE_TAILS = [
  { machine: 'user_thread', state: 'fault.free', then: '#user_thread.fault.return' },
  { machine: 'user_thread', state: 'migrate.free', then: '#user_thread.migrate.exit' },
  { machine: 'process', state: 'munmap.free', then: '#process.munmap.unlock' },
  { machine: 'process', state: 'exiting.free.free', then: '#process.exiting.free.unlock' },
  { machine: 'process', state: 'close.evict.free', then: '#process.close.evict.next' },
  { machine: 'driver', state: 'shrink.evict.free', then: '#driver.shrink.evict.next' },
  { machine: 'driver', state: 'evict.pass.free', then: '#driver.evict.pass.next' },
] as const;
