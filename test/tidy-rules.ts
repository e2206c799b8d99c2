// The rules that tidy.test.ts holds the project to, and every exception with its reason.

/** Folders of the core in the order of the pipeline; each stands on those before it, and on lib. */
const coreFolders = ['event', 'state', 'signal', 'decision', 'case', 'report'];

/** What each part may import beside itself. A new part must be entered here. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  'core/lib': [],
  ...Object.fromEntries(
    coreFolders.map((folder, place) => [
      `core/${folder}`,
      ['core/lib', ...coreFolders.slice(0, place).map((before) => `core/${before}`)],
    ]),
  ),
  'core/pipeline.ts': ['core'],
  intel: ['core/lib', 'core/event'],
  engine: ['core', 'intel'],
  hub: ['core'],
  'edge/http': ['core', 'engine'],
  // The console is a guest of the same listener and speaks of errors as it does.
  'edge/console': ['core', 'engine', 'edge/http'],
  'edge/import': ['core'],
  'edge/lookup': ['core'],
  'edge/certificate-log': ['core', 'intel'],
  'edge/document': ['core'],
  'edge/mail': ['core', 'intel', 'engine'],
  'edge/stealer': ['core', 'intel', 'engine'],
  // What clients of other installations have in common.
  'edge/peer': [],
  'edge/blind-lookup': ['core', 'intel', 'engine', 'edge/peer'],
  'edge/hub': ['core', 'engine', 'hub', 'edge/peer'],
  simulator: ['core'],
  evaluation: ['core', 'engine', 'simulator'],
  fit: ['core', 'engine', 'evaluation'],
  serve: ['core', 'engine', 'edge', 'simulator'],
  cluster: ['core', 'engine', 'edge', 'serve'],
  'fault-simulation': ['core', 'engine', 'simulator', 'serve'],
  cli: [
    'core',
    'intel',
    'hub',
    'engine',
    'edge',
    'simulator',
    'evaluation',
    'fit',
    'serve',
    'cluster',
    'bench',
  ],
  bench: [
    'core',
    'intel',
    'hub',
    'engine',
    'edge',
    'simulator',
    'evaluation',
    'fault-simulation',
    'serve',
    'cluster',
    'cli',
    'main.ts',
  ],
  'main.ts': ['cli'],
};

/** The console is a program of its own, in a browser: it shares the messages and what is pure. */
export const consoleMayImport =
  /^(console\/src\/|src\/core\/|src\/edge\/console\/(policy-)?messages\.ts$)/;

/** Packages and Node modules that pure code may use; none of them asks for clock, chance or I/O. */
export const pureModules: readonly (readonly [place: RegExp, names: readonly string[]])[] = [
  [/^src\/core\/event\//, ['zod']],
  [/^src\/core\/lib\/content-hash\.ts$/, ['node:crypto']],
  [/^src\/intel\//, ['node:url', 'node:buffer', 'tldts']],
  [/^src\/intel\/url\//, ['confusables']],
];

/** Longer than the limit, each for a reason; whoever shortens one strikes it out. */
export const linesMax = 300;
export const longFiles: Readonly<Record<string, string>> = {
  'src/engine/engine.ts': 'the batch loop in one scope: what is in flight is shared by all of it',
};
export const functionLinesMax = 60;
export const longFunctions: Readonly<Record<string, string>> = {
  'src/engine/engine.ts startEngine': 'the batch loop in one scope, as the file',
  'src/engine/world/world.ts loadTables': 'one entry a table, no branches',
};

/** Parts with their tests that no command uses yet: whoever wires them strikes them out. */
export const notWiredYet: readonly (readonly [place: RegExp, reason: string])[] = [];

/** Kept collections whose maximum is named elsewhere: by file and name, where it comes from. */
export const boundedElsewhere: Readonly<Record<string, string>> = {
  'src/cluster/client/route.ts full':
    'the parts of one body, whose bytes are bounded where it is read',
  'src/cluster/client/sender.ts stirred': 'one entry a shard: shardsMax',
  'src/cluster/owner.ts running': 'what an owner has beside its engine: a few, at its start',
  'src/cluster/projector-shares.ts held': 'one entry a shard: shardsMax',
  'src/cluster/projector.ts feeds': 'two a shard: shardsMax',
  'src/cluster/request-server.ts byReply': 'one a gateway that is answered now',
  'src/cluster/worker.ts threads': 'one a shard: shardsMax',
  'src/cluster/worker.ts states': 'one a shard: shardsMax',
  'src/cluster/worker.ts readySince': 'one a shard: shardsMax',
  'src/intel/stealer/exposure-event.ts strongest': 'one an account of the firm’s own list',
  'src/intel/url/memory-keys.ts keys': 'some of each kind of a URL, whose length is bounded',
  'src/edge/document/grid-sheet.ts rows': 'the rows of the grids it is given',
  'src/edge/document/pdf/pdf-document.ts fonts': 'two fonts',
  'src/edge/document/png/font-outlines.ts fonts': 'two fonts',
  'src/edge/document/png/font-outlines.ts contours': 'the outlines of one text of a drawing',
  'src/edge/console/data/live.ts groups': 'one a firm that somebody watches: watchersMax',
  'src/edge/http/create-http.ts methodsByPath': 'one entry a route',
  'src/edge/lookup/two-generation-cache.ts old': 'was `young` until it was full',
  'src/engine/checkpoint.ts left': 'one entry a table',
  'src/engine/checkpoint.ts added':
    'two numbers an event since the last checkpoint stored; one begins every tailMax events',
  'src/engine/checkpoint.ts forgotten': 'one entry a checkpoint since the last one stored',
  'src/engine/end-with-this.ts living': 'what this process has started and not ended',
  'src/engine/inbox.ts parcels':
    'a parcel has a piece or more, and those are counted: piecesWaitingMax',
  'src/engine/late.ts asked': 'a part of what was taken: batchMax',
  'src/engine/not-durable.ts batches': 'what the engine lets be under way: batchesInFlightMax',
  'src/engine/projection/projection-thread.ts running': 'what the other side lets wait: callsMax',
  'src/engine/projection/thread.ts waiting': 'counted where calls are taken: callsMax',
  'src/engine/seen-ids.ts youngPieces': 'one a checkpoint while half of idsMax is filled',
  'src/engine/seen-ids.ts oldPieces': 'was `youngPieces`',
  'src/engine/seen-ids.ts added': 'two numbers an event since the last checkpoint began: tailMax',
  'src/engine/seen-ids.ts forgotten': 'one entry a checkpoint, taken by the next',
  'src/engine/shards/sharded-folds.ts underWay':
    'messages of the rounds within one delay: a few a shard',
  'src/engine/state-store/checkpoint-buffer.ts full':
    'chunks of at most checkpointBytesMax together',
  'src/engine/world/pending-queue.ts byAccount': 'holds what `due` holds: pendingMax',
  'src/engine/world/forgetting.ts halves': 'each checkpoint deletes an eighth of what waits',
  'src/engine/world/line.ts items': 'packing.ts takes from its lines what is above their maxima',
  'src/engine/world/slab.ts chunks': 'hold the records of a table: recordsMax',
  'src/engine/world/record-table.ts changed':
    'records changed since a checkpoint; folding waits at unsavedMax',
  'src/engine/world/world.ts records':
    'a replay without a directory holds the accounts of its input',
  'src/serve/supervise.ts gathered': 'a part of `outstanding`: outstandingMax',
  'src/serve/supervise.ts events': 'a part of `outstanding`: outstandingMax',
  'src/serve/engine-host.ts answers': 'answers to what is outstanding: outstandingMax',
  'src/serve/engine-host.ts bodies': 'answers to what is outstanding: outstandingMax',
  'src/serve/play.ts decisions': 'one batch of the simulator',
};

/** Words of the place where this was written; backwards, so that the list does not name them. */
const bannedBackwards = ['repleh', 'feirb', 'tnegabus', '/krow/', '/toor/', '/emoh/'];
export const banned: readonly RegExp[] = bannedBackwards.map((word) => {
  const forwards = [...word].toReversed().join('');
  return new RegExp(word.startsWith('/') ? forwards : `\\b${forwards}`, 'i');
});
