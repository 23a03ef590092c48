export { linkTopology } from './link-topology.ts';
export { peerExporter } from './peer-exporter.ts';
export { peerImporter } from './peer-importer.ts';
export { peerProcess } from './peer-process.ts';
export { peerTopology } from './peer-topology.ts';
export { regroupWork } from './regroup-work.ts';
export { svmPagemap } from './svm-pagemap.ts';
export { svmVm } from './svm-vm.ts';
