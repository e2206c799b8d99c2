// A NATS server and a connection for the tests of this folder.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { ensurePackages } from '../engine/test-packages.ts';
import { type Cluster, connectCluster } from './connect.ts';
import { startNats } from './local/nats-servers.ts';

export interface TestCluster {
  readonly url: string;
  connect(t: TestContext): Promise<Cluster>;
}

/** One for a file of tests, gone after it; nothing where no server is installed. */
export async function startTestCluster(): Promise<TestCluster | undefined> {
  ensurePackages('nats-server');
  const nats = await startNats();
  after(() => nats?.stop());
  return (
    nats && {
      url: nats.url,
      async connect(t) {
        const cluster = await connectCluster(nats.url, 'test');
        t.after(() => cluster.close());
        return cluster;
      },
    }
  );
}

export async function temporaryFolder(t: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'sekisho-cluster-'));
  t.after(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Waits for what must become true; rejects when it does not in 20 s. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const beganMs = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - beganMs > 20_000) throw new Error('it did not become true');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const noServer = 'no nats-server is installed';
