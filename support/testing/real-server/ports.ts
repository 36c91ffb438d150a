import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';

/** Two different ports on 127.0.0.1 that nobody listens on now. */
export async function findFreePorts(): Promise<[port: number, tlsPort: number]> {
  // both are held before either is let go, so that they differ
  const servers = [createServer(), createServer()] as const;
  const [port, tlsPort] = await Promise.all(servers.map(listen));
  await Promise.all(servers.map(release));
  if (port === undefined || tlsPort === undefined) throw new Error('the system gave no free ports');
  return [port, tlsPort];
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function release(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
