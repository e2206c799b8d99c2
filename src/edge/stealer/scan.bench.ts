// Measures the reading of stealer logs: node src/edge/stealer/scan.bench.ts [megabytes] [deflated|stored|list] [plain|distinct]
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { createHostJudge, firmsOfHosts } from '../../intel/stealer/host-judge.ts';
import { createWatch, type HostJudge } from '../../intel/stealer/watch.ts';
import { createUrlJudge } from '../../intel/url/default-judge.ts';
import { readCustomers } from './customers.ts';
import { defaultLimits } from './limits.ts';
import { createScan } from './scan-logs.ts';

const megabytes = Number(process.argv[2] ?? 200);
const kind = process.argv[3] ?? 'deflated';
/** Without the judge over hosts, only the firm's own are watched. */
const isPlain = process.argv[4] === 'plain';
/** Different hosts, beyond which they come again; real lists are between the two. */
const hostsMany = process.argv[4] === 'distinct' ? 100_000_000 : 50_000;
const pieceBytes = 8 * 1024 * 1024;

/** Passwords and cookies as logs have them; one in a thousand rows is the firm's. */
function pieceOf(kind: string): Buffer {
  const rows: string[] = [];
  for (let at = 0, length = 0; length < pieceBytes; at += 1) {
    const host =
      at % 1_000 === 0 ? 'trade.example.co.jp' : `www.site${(at * 7_919) % hostsMany}.example.com`;
    const password = `P${(at * 2_654_435_761) % 1_000_000_007}x!`;
    const row =
      kind === 'list'
        ? `https://${host}/login:user${at}@mail.example:${password}\n`
        : `SOFT: Chrome Default (132.0.6834.15)\nURL: https://${host}/login\nUSER: user${at}\nPASS: ${password}\n` +
          `.${host}\tTRUE\t/\tTRUE\t17825807${at % 100}\tSID\t${password.repeat(8)}\n`;
    rows.push(row);
    length += row.length;
  }
  return Buffer.from(rows.join(''));
}

function writeZip(path: string, piece: Buffer, isStored: boolean): void {
  const packed = isStored ? piece : deflateRawSync(piece, { level: 1 });
  const crc = crc32(piece);
  const file = openSync(path, 'w');
  const central: Buffer[] = [];
  let offset = 0;
  for (let at = 0; at * piece.length < megabytes * 1e6; at += 1) {
    const name = Buffer.from(`Log_${at}/All Passwords.txt`);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    const rest = Buffer.alloc(26);
    rest.writeUInt16LE(20, 0);
    rest.writeUInt16LE(isStored ? 0 : 8, 4);
    rest.writeUInt32LE(crc, 10);
    rest.writeUInt32LE(packed.length, 14);
    rest.writeUInt32LE(piece.length, 18);
    rest.writeUInt16LE(name.length, 22);
    rest.copy(header, 4);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    rest.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, name);
    for (const bytes of [header, name, packed]) offset += writeSync(file, bytes);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(central.length / 2, 8);
  end.writeUInt16LE(central.length / 2, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  for (const bytes of [...central, end]) writeSync(file, bytes);
  closeSync(file);
}

function writeList(path: string, piece: Buffer): void {
  const file = openSync(path, 'w');
  for (let bytes = 0; bytes < megabytes * 1e6; bytes += piece.length) writeSync(file, piece);
  closeSync(file);
}

const hosts = ['example.co.jp'];
function judgeOfHosts(watched: readonly string[]): HostJudge {
  const firms = firmsOfHosts(watched, createUrlJudge().dictionary);
  return createHostJudge(createUrlJudge({ firms }), watched, Date.now());
}

const folder = mkdtempSync(join(tmpdir(), 'sekisho-bench-'));
try {
  const path = join(folder, kind === 'list' ? 'list.txt' : 'logs.zip');
  if (kind === 'list') writeList(path, pieceOf(kind));
  else writeZip(path, pieceOf(kind), kind === 'stored');
  writeFileSync(
    join(folder, 'customers.csv'),
    'account,login\na,user1000\nb,user1000@mail.example\n',
  );
  let faults = 0;
  const scan = createScan({
    watch: createWatch(hosts, isPlain ? undefined : judgeOfHosts(hosts)),
    customers: await readCustomers(join(folder, 'customers.csv')),
    limits: defaultLimits,
    onExposure: () => undefined,
    onFault: () => {
      faults += 1;
    },
  });
  const [startMs, startCpu] = [performance.now(), process.cpuUsage()];
  await scan.read(path);
  await scan.end();
  const ms = performance.now() - startMs;
  const cpu = process.cpuUsage(startCpu);
  const { bytes, blocks, rows, exposures } = scan.counts;
  console.log({
    kind,
    judged: !isPlain,
    archiveMegabytes: Math.round(statSync(path).size / 1e6),
    readMegabytes: Math.round(bytes / 1e6),
    ...{ blocks, rows, exposures, faults },
    megabytesPerSecond: Math.round(bytes / 1e3 / ms),
    megabytesPerCpuSecond: Math.round(bytes / ((cpu.user + cpu.system) / 1e6) / 1e6),
    residentMegabytesMax: Math.round(process.resourceUsage().maxRSS / 1024),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
