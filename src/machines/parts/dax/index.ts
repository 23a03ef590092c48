export { freeDaxPage, type PutDaxPorts } from './free-dax-page.ts';
export { killDax, type KillDaxPorts } from './kill-dax.ts';
export { zapDaxPte, type ZapDaxPorts } from './zap-dax-pte.ts';
