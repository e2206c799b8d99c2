// What of the program an input reached, as V8 counts it block by block.
import { Session } from 'node:inspector';

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}
interface Script {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly Range[] }[];
}
/** Of each script which characters ran, and where its blocks begin. */
export type Trace = ReadonlyMap<string, { readonly ran: Uint8Array; readonly starts: Set<number> }>;

/** The program and the packages that parse for it: not the tests, not Node, not the fuzzers. */
const isProgram = (url: string): boolean =>
  url.startsWith('file:') && !/\/test\/|\/test-[^/]*$|\/(fast-check|pure-rand)\//.test(url);

/** Begins to count. Only what is compiled after it is counted by the block: import it afterwards. */
export function beginCounting(isCounted = isProgram): () => Trace {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return () => {
    let scripts: Script[] = [];
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error;
      scripts = taken.result.filter(({ url }) => isCounted(url));
    });
    return new Map(scripts.map((script) => [script.url, traceOf(script)]));
  };
}

/** Inner functions and blocks stand after the ones they lie in, and overrule them. */
function traceOf({ functions }: Script): { ran: Uint8Array; starts: Set<number> } {
  const ranges = functions.flatMap((body) => body.ranges);
  const ran = new Uint8Array(ranges.reduce((end, range) => Math.max(end, range.endOffset), 0));
  for (const { startOffset, endOffset, count } of ranges)
    ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return { ran, starts: new Set(ranges.map(({ startOffset }) => startOffset)) };
}

export interface Reached {
  /** How many characters of the program are run here for the first time. */
  novelty(trace: Trace): number;
  add(trace: Trace): void;
  /** Blocks that were run, of those that either of the two knows. */
  blocks(other?: Reached): number;
  readonly scripts: ReadonlyMap<string, { readonly ran: Uint8Array; readonly starts: Set<number> }>;
}

export function createReached(): Reached {
  const scripts = new Map<string, { ran: Uint8Array; starts: Set<number> }>();
  return {
    scripts,
    novelty(trace) {
      let novelty = 0;
      for (const [url, { ran }] of trace) {
        const before = scripts.get(url)?.ran;
        for (let at = 0; at < ran.length; at += 1) if (ran[at]! > (before?.[at] ?? 0)) novelty += 1;
      }
      return novelty;
    },
    add(trace) {
      for (const [url, { ran, starts }] of trace) {
        const before = scripts.get(url) ?? { ran: new Uint8Array(0), starts: new Set<number>() };
        const both = new Uint8Array(Math.max(ran.length, before.ran.length));
        both.set(before.ran);
        for (let at = 0; at < ran.length; at += 1) both[at]! |= ran[at]!;
        scripts.set(url, { ran: both, starts: before.starts.union(starts) });
      }
    },
    blocks(other) {
      let count = 0;
      for (const [url, { ran, starts }] of scripts)
        for (const start of starts.union(other?.scripts.get(url)?.starts ?? new Set<number>()))
          count += ran[start] ?? 0;
      return count;
    },
  };
}
