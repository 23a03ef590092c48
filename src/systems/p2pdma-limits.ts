/** What a reader of a verdict on peer-to-peer memory must know is left out. */
export const p2pdmaLimits = [
  '7.3 frees the struct with the pagemap before it takes the pool away, keeps the action of a registration that failed, and gives the memory of a failed mmap back before it sets the count of its page to 0: cand-p2p-pool-outlives-pagemap, cand-7 and cand-p2p-freed-before-count put the published text in',
  'one mmap and one allocation is one page; an mmap that fails after some of its pages is one that fails at the first',
  'GUP without a lock is left out: a pin reads its entry and gets the page in one step',
  'the transient pagemap references that GUP took up to 6.12: they are the walker of the system registration',
  'a device is bound and unbound once; registration of a second BAR, fork of a mapping, mremap',
  'providers without a pagemap (pcim_p2pdma_provider for DMABUF): nothing of them is unregistered',
  'what devices reach by DMA without a request that the kernel waits for',
  'mmap of p2pmem came with 6.2: --kernel judges older ones without processes',
];
