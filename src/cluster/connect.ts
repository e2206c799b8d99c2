// The connection to the NATS servers, which are looked at before anything is entrusted to them.
import {
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
} from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { ClusterError } from './cluster-error.ts';
import { patiently } from './patiently.ts';

export interface Cluster {
  readonly connection: NatsConnection;
  readonly jetstream: JetStreamClient;
  readonly manager: JetStreamManager;
  /** The most that the body of one message may take here. */
  readonly bodyBytesMax: number;
  close(): Promise<void>;
}

/** Left to headers and to the frame of a message; a message id takes some 80 bytes. */
const headerBytes = 4_096;
/** An answer that takes longer is asked for again. */
const answerMsMax = 2_000;
const reconnectMs = 100;

/**
 * `url`: `nats://user:password@host:4222`, several separated by commas; rejects where none answers. A
 * connection that is lost later is made again without end.
 */
export async function connectCluster(
  url: string,
  name: string,
  log: (message: string) => void = () => undefined,
): Promise<Cluster> {
  const connection = await connect({
    ...credentialsOf(url),
    servers: serversOf(url),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: reconnectMs,
    reconnectJitter: reconnectMs,
    // A server that is cut off is left after two of these without an answer.
    pingInterval: 1_000,
    maxPingOut: 2,
  });
  try {
    checkServer(connection, log);
    const manager = await patiently(() =>
      jetstreamManager(connection, { timeout: answerMsMax }),
    ).catch((error: unknown) => {
      throw new ClusterError('server', `JetStream does not answer: ${String(error)}`, error);
    });
    return {
      connection,
      manager,
      jetstream: jetstream(connection, { timeout: answerMsMax }),
      bodyBytesMax: (connection.info?.max_payload ?? 0) - headerBytes,
      close: () => connection.close(),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function serversOf(url: string): string[] {
  return url.split(',').map((server) => server.trim().replace(/^(nats|tls):\/\/([^@]*@)?/, ''));
}

function credentialsOf(url: string): { user?: string; pass?: string; tls?: object } {
  const [first = ''] = url.split(',');
  const [, user, pass] = /^\w+:\/\/([^:@/]+):([^@/]+)@/.exec(first.trim()) ?? [];
  return {
    ...(user && pass
      ? { user: decodeURIComponent(user), pass: decodeURIComponent(pass) }
      : undefined),
    ...(first.startsWith('tls:') ? { tls: {} } : undefined),
  };
}

/** Direct reads, the last feature that is used, came with 2.9. */
const versionMin: Version = [2, 9];
/** From here on a server can be told to sync what it stores before it acknowledges it. */
const versionSyncing: Version = [2, 12];

type Version = readonly [major: number, minor: number];

function checkServer({ info }: NatsConnection, log: (message: string) => void): void {
  const version = versionOf(info?.version ?? '');
  if (isBefore(version, versionMin))
    throw new ClusterError('server', `nats-server ${info?.version}: 2.9 or later is needed`);
  if (!info?.jetstream)
    throw new ClusterError('server', 'nats-server runs without JetStream (-js)');
  if (info.max_payload < headerBytes * 4)
    throw new ClusterError('server', `max_payload is ${info.max_payload}: leave it at 1 MiB`);
  log(`nats-server ${info.version}, max_payload ${info.max_payload}: ${durabilityOf(version)}`);
}

function durabilityOf(version: Version): string {
  if (isBefore(version, versionSyncing))
    return 'acknowledges before it syncs to disk; what is durable is what three servers over separate power hold';
  return 'see that jetstream.sync_interval is "always", which a client cannot ask';
}

function versionOf(text: string): Version {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return [major, minor];
}

function isBefore([major, minor]: Version, [otherMajor, otherMinor]: Version): boolean {
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
