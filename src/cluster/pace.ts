// How often a shard's owner writes a checkpoint: as often as the next owner's start asks for.
import { defaultPace, type EnginePace } from '../engine/engine.ts';

/** Within five seconds of an owner's death, of which the lease takes two, another answers. */
export const clusterPace: EnginePace = {
  ...defaultPace,
  checkpointEveryMs: 10_000,
};
