export { kernfsFile } from './kernfs-file.ts';
export { p2pChunk } from './p2p-chunk.ts';
export { p2pPage } from './p2p-page.ts';
export { p2pProvider } from './p2p-provider.ts';
