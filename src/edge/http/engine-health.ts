// Asks the engine how it is, at most a few times a second however often that is wanted.
import type { EngineClient, EngineStatus } from '../../engine/client.ts';

/** Health is open to all, so what it costs must not grow with how often it is asked. */
const ageMsMax = 250;
/** An engine that takes longer over a few numbers is not serving decisions either. */
const waitMsMax = 2_000;

/** One question serves all who ask within its age; it is given up when the engine stays silent. */
export function createEngineHealth(engine: EngineClient): () => Promise<EngineStatus> {
  let asked: Promise<EngineStatus> | undefined;
  let askedMs = Number.NEGATIVE_INFINITY;
  return () => {
    const nowMs = performance.now();
    if (asked === undefined || nowMs - askedMs > ageMsMax) {
      askedMs = nowMs;
      asked = inTime(engine.status());
    }
    return asked;
  };
}

function inTime(status: Promise<EngineStatus>): Promise<EngineStatus> {
  return new Promise((resolve, reject) => {
    const silent = () => reject(new Error(`the engine was silent for ${waitMsMax} ms`));
    const timer = setTimeout(silent, waitMsMax);
    status.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
