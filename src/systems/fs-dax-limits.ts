/** What a reader of a verdict on FS_DAX memory must know is left out. */
export const fsDaxLimits = [
  'virtiofs: its remove() does not unmount, a superblock may outlive the device; examples/virtiofs.ts has it',
  'large folios, PMD entries, shared extents (reflink), the dax entry lock: one fault of a process at a time, and a file system that is told of the removal waits for the faults under way',
  'page p of the file lives in page p of the device; a block that was freed is allocated again at the same place',
  'a page is put in the step that takes its entry away; the kernel puts it after the flush, and closes the file of a munmap or an exit after that: the unmount waits for both',
  'lockless get_user_pages_fast: a pin is one step with its look at the entry',
  'before 6.17 get_user_pages took a reference of the pagemap for a moment, so that a stale entry was not pinned after the kill; here it is',
  'truncate is not interrupted by a signal; one truncate at a time',
  'a killed process unmaps like any other; memory_failure; read and write system calls, which copy under the dax SRCU',
  'XFS is frozen before its processes are killed and shut down after: here it is shut down first; a read fault between, which a freeze does not stop, is left out: cand-read-fault-after-notify puts it in',
  'XFS without a reverse map does not know which files are concerned, and acts as if it were not told; the freeze writes dirty pages back, or their entries would not be dropped',
  'del_gendisk after kill_dax: the block layer tells the file system, which shuts down and evicts the inodes that nobody uses; since 6.15 that eviction, and so the unbind, waits for the pins of a file that nobody has open. A file that is open or mapped is as here',
  'before 6.8 a file system was told without MF_MEM_PRE_REMOVE and kept the entries of its files',
  'a kernel that cannot be preempted: there the grace period of the kill waits for a thread between the last put and its reading of the folio (CAND-12)',
  'another mount of the same device after the unmount',
];
