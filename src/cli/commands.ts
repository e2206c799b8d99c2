// The commands of `sekisho` by name, each loaded when it is called: a report needs no server.
import type { Command } from './usage.ts';

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./demo.ts')).runDemo,
  serve: async () => (await import('./serve.ts')).runServe,
  cluster: async () => (await import('./cluster.ts')).runCluster,
  key: async () => (await import('./key.ts')).runKey,
  replay: async () => (await import('./replay.ts')).runReplay,
  simulate: async () => (await import('./simulate.ts')).runSimulate,
  import: async () => (await import('./import.ts')).runImport,
  evaluate: async () => (await import('./evaluate.ts')).runEvaluate,
  fit: async () => (await import('./fit.ts')).runFit,
  report: async () => (await import('./report.ts')).runReport,
  intel: async () => (await import('./intel.ts')).runIntel,
  hub: async () => (await import('./hub.ts')).runHub,
  audit: async () => (await import('./audit.ts')).runAudit,
  shred: async () => (await import('./shred.ts')).runShred,
  docs: async () => (await import('./docs.ts')).runDocs,
  bench: async () => (await import('./bench.ts')).runBench,
};
