import type { ShownBy } from './shown.ts';
import { ENTRY, just, RETURN } from './words.ts';

/** Where the memory of a page is mapped in the kernel. */
const addressOf = (page: number): string => `0xff1100000000${(page + 1).toString(16)}000`;

/** What the steps of PCI_P2PDMA memory show, by their names and by whether a process takes them. */
export function shownOfP2p(step: string, page: number, isMapper: boolean): ShownBy {
  const before = (event: string, text?: string): ShownBy => ({
    before: [just(event, text)],
    after: [],
  });
  const failed = (): ShownBy =>
    isMapper
      ? { before: [], after: [] }
      : { before: [], after: [just('pci_alloc_p2pmem_ret', `${RETURN} kaddr=0x0`)] };
  switch (step) {
    case 'kernfs_get_active':
      return { before: [], after: [just('p2pmem_alloc_mmap')] };
    case 'kernfs_put_active':
      return before('p2pmem_alloc_mmap_ret', `${RETURN} ret=0`);
    case 'kernfs_put_active: mmap failed':
      return before('p2pmem_alloc_mmap_ret', `${RETURN} ret=-12`);
    case 'pci_alloc_p2pmem':
      return before('pci_alloc_p2pmem', `${ENTRY} size=4096`);
    case 'percpu_ref_tryget_live_rcu': {
      const ret = just('pci_alloc_p2pmem_ret', `${RETURN} kaddr=${addressOf(page)}`);
      return { before: [], after: isMapper ? [] : [ret] };
    }
    case 'pdev->p2pdma: NULL':
    case 'gen_pool_alloc_owner: none':
    case 'gen_pool_free, rcu_read_unlock':
      return failed();
    case 'pci_free_p2pmem: gen_pool_free_owner':
      return before('pci_free_p2pmem', `${ENTRY} kaddr=${addressOf(page)} size=4096`);
    default:
      return { before: [], after: [] };
  }
}
