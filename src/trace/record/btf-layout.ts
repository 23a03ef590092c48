import type { Btf } from '../btf/btf.ts';
import { BtfError } from '../btf/btf-error.ts';
import { memberOffset } from '../btf/member-offset.ts';
import type { Layout } from './layout.ts';

/** The layout that a kernel's BTF tells. */
export function btfLayout(btf: Btf, file: string): Layout {
  return {
    source: `BTF in ${file}`,
    plainLocks: false,
    offset: (member) => {
      const [struct = '', ...path] = member.split('.');
      try {
        return memberOffset(btf, struct, path.join('.'));
      } catch (error) {
        if (error instanceof BtfError) return undefined;
        throw error;
      }
    },
    params: (name) => btf.parameters(name),
  };
}
