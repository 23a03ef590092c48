export { p2pClient } from './p2p-client.ts';
export { p2pDriver } from './p2p-driver.ts';
export { p2pMapper } from './p2p-mapper.ts';
export { p2pRequest } from './p2p-request.ts';
