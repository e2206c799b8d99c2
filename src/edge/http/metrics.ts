// Figures for Prometheus, named `sekisho_…`: the engine's own, request times, this process.
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineStatus } from '../../engine/client.ts';

/** Routes as they are labelled; a closed list, so that no path can make a new time series. */
const routeNames = [
  'decisions',
  'events',
  'account',
  'timeline',
  'instrument',
  'alerts',
  'cases',
  'case',
] as const;
export type RouteName = (typeof routeNames)[number];

export interface Metrics {
  observe(route: RouteName, tookMs: number): void;
  /** A request was refused unread. */
  shed(): void;
  /** The text format, with the engine's figures as of `status`. */
  render(status: EngineStatus): Promise<string>;
  readonly contentType: string;
}

/** Half a millisecond to two seconds: the answer is promised within milliseconds. */
const bucketsSeconds = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];
const decisionPrefix = 'decisions_';

export function createMetrics(): Metrics {
  const registry = new Registry();
  const durations = new Histogram({
    name: 'sekisho_request_duration_seconds',
    help: 'From the header read to the answer handed to the socket',
    labelNames: ['route'],
    buckets: bucketsSeconds,
    registers: [registry],
  });
  const byRoute = Object.fromEntries(
    routeNames.map((route) => [route, durations.labels(route)]),
  ) as Record<RouteName, ReturnType<typeof durations.labels>>;
  const shed = new Counter({
    name: 'sekisho_shed_total',
    help: 'Requests refused unread, because more came than could be read in time',
    registers: [registry],
  });
  const setEngine = engineFigures(registry);
  const setProcess = processFigures(registry);

  return {
    observe: (route, tookMs) => byRoute[route].observe(tookMs / 1000),
    shed: () => shed.inc(),
    render(status) {
      setEngine(status);
      setProcess();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function engineFigures(registry: Registry): (status: EngineStatus) => void {
  const registers = [registry];
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `sekisho_${name}`, help, registers });
  const sequence = gauge('engine_sequence', 'Last event in the journal');
  const queueLength = gauge('engine_queue_length', 'Requests waiting for the engine');
  const accountsCached = gauge('engine_accounts_cached', 'Accounts held in memory');
  const checkpointLag = gauge('checkpoint_lag_events', 'Events journalled since the checkpoint');
  const projectionLag = gauge('projection_lag_events', 'Events the projection has yet to take in');
  const setCounters = engineCounters(registry);
  return (status) => {
    sequence.set(status.sequence);
    queueLength.set(status.queueLength);
    accountsCached.set(status.accountsCached);
    checkpointLag.set(status.sequence - status.checkpointSequence);
    projectionLag.set(status.sequence - status.projectionSequence);
    setCounters(status.counters);
  };
}

/** Counters the engine keeps itself: they are set anew, not added to, whenever they are read. */
function engineCounters(registry: Registry): (counters: EngineStatus['counters']) => void {
  const registers = [registry];
  const decisions = new Counter({
    name: 'sekisho_decisions_total',
    help: 'Decisions by verdict',
    labelNames: ['verdict'],
    registers,
  });
  const refused = new Counter({
    name: 'sekisho_refused_total',
    help: 'Events refused',
    registers,
  });
  const duplicates = new Counter({
    name: 'sekisho_duplicates_total',
    help: 'Events that had come before',
    registers,
  });
  const others = new Counter({
    name: 'sekisho_engine_total',
    help: 'Other counts of the engine, by name',
    labelNames: ['name'],
    registers,
  });
  return (counters) => {
    for (const counter of [decisions, refused, duplicates, others]) counter.reset();
    for (const [name, count] of Object.entries(counters)) {
      if (name.startsWith(decisionPrefix)) {
        decisions.inc({ verdict: name.slice(decisionPrefix.length) }, count);
      } else if (name === 'refused') refused.inc(count);
      else if (name === 'duplicates') duplicates.inc(count);
      else others.inc({ name }, count);
    }
  };
}

function processFigures(registry: Registry): () => void {
  const registers = [registry];
  const cpu = new Counter({
    name: 'sekisho_process_cpu_seconds_total',
    help: 'User and system time of all threads',
    registers,
  });
  const memory = new Gauge({
    name: 'sekisho_process_resident_memory_bytes',
    help: 'Resident memory',
    registers,
  });
  return () => {
    const { user, system } = process.cpuUsage();
    cpu.reset();
    cpu.inc((user + system) / 1e6);
    memory.set(process.memoryUsage.rss());
  };
}
