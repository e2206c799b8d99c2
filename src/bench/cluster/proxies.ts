// Stands between a worker and the NATS servers, and can let nothing through without telling anybody.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface Proxies {
  /** What to connect to instead of the servers. */
  readonly url: string;
  /** From now on nothing passes, in either direction; no connection is closed. */
  cut(): void;
  /** Connections that were cut are closed; new ones pass. */
  mend(): void;
  close(): Promise<void>;
}

export async function startProxies(natsUrl: string): Promise<Proxies> {
  const sockets = new Set<Socket>();
  let isCut = false;

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  }

  function join(client: Socket, port: number): void {
    const server = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      keep(from);
      // What is lost in a cut is never missed: its connections are closed when it ends.
      from.on('data', (data: Buffer) => {
        if (!isCut) to.write(data);
      });
      from.on('close', () => to.destroy());
    }
  }

  const servers: Server[] = [];
  for (const one of natsUrl.split(',')) {
    const server = createServer((client) => join(client, Number(new URL(one).port)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
  }
  const urls = servers.map(
    (server) => `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  return {
    url: urls.join(','),
    cut() {
      isCut = true;
    },
    mend() {
      isCut = false;
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      for (const server of servers) {
        server.close();
        await once(server, 'close');
      }
    },
  };
}
