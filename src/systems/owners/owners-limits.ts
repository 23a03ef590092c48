/** What a reader of a verdict on owners must know is left out. */
export const ownersLimits = [
  'one exporter, whose memory one process maps; the devices that import have no memory of their own: two that evict a page from each other are the system two-exporters',
  'virtual page p lies in page p of the exporter, and is mapped there once: no fork, no munmap, whose invalidations no filter drops either',
  'the walk is that of single entries under RCU, as from 6.5 on; cand-2-pmd puts the walk of PMD entries in, and that of 6.1. Folios of several orders are left out',
  'the references, locks and counts of a device page: device-private has them. A page is moved in the steps that an importer can tell apart',
  'an importer has one page fault at a time and keeps what it mapped until an invalidation; a VM that is closed and a device that leaves are in owner-registry',
  'a third device is a stranger that no way ever leads to; which of several devices share an owner is the question of owner-registry',
  'an owner is compared in one load; the ordering of a plain store and a plain load of it is left out with everything weaker than sequential consistency',
  "the reaction to a lost way is told of the loss in the end, whoever tells it; what an access does in between is the hardware's",
  'an address is handed out again as soon as it is free, and numbers are as few as there are devices and one more: so that they do come back',
  'the exporter is unplugged once, in order, and does not come back; where it is torn out its pages are freed by the same steps, without their data: device-private has the copy that fails',
  'a way comes up once and goes once',
  'an importer maps pages of RAM as well: what a filter of notifiers leaves mapped of these is not judged, only what it leaves of device pages',
  'a walk is of one page and wants it: two pages of one walk may be compared before and after a store, each with its own mapping; a walk that only looks faults nothing back',
];
