// Run as a process: reads every record of the store in the folder named; ends well if it is whole.
import { environmentStats, openEnvironment } from './environment.ts';

const directory = process.argv[2];
if (directory === undefined) throw new Error('usage: read-everything.ts DIRECTORY');
// Only an address range; it must hold any store there is.
const environment = openEnvironment({ directory, mapBytesMax: 2 ** 40 });
let entries = 0;
for (const _ of environment.getRange({ start: Buffer.from([0]) })) entries += 1;
const expected = environmentStats(environment).entryCount;
await environment.close();
if (entries !== expected) throw new Error(`${entries} records read, ${expected} expected`);
