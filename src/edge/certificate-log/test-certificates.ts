// Makes certificates, log entries and tiles for tests: as much of them as a log reader looks at.

const element = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const length =
    body.length < 0x80
      ? Buffer.from([body.length])
      : body.length < 0x100
        ? Buffer.from([0x81, body.length])
        : Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
};
const sequence = (...parts: readonly Buffer[]) => element(0x30, ...parts);
const hex = (text: string) => Buffer.from(text, 'hex');
const oid = (text: string) => element(0x06, hex(text));
const utf8 = (text: string) => element(0x0c, Buffer.from(text));

export interface TestCertificate {
  readonly commonName?: string;
  readonly names?: readonly string[];
}

/** The signed part, with other extensions before the one with the names. */
export function signedPart({ commonName = 'Example CA', names = [] }: TestCertificate): Buffer {
  const distinguished = (name: string) =>
    sequence(element(0x31, sequence(oid('550403'), utf8(name))));
  const general = names.map((name) => element(0x82, Buffer.from(name, 'latin1')));
  const address = element(0x87, hex('c0000201'));
  const usage = sequence(oid('551d0f'), element(0x01, hex('ff')), element(0x04, hex('030205a0')));
  const alternative = sequence(oid('551d11'), element(0x04, sequence(...general, address)));
  const extensions = element(0xa3, sequence(usage, ...(names.length > 0 ? [alternative] : [])));
  return sequence(
    element(0xa0, element(0x02, hex('02'))),
    element(0x02, hex('0102030405')),
    sequence(oid('2a8648ce3d040302')),
    distinguished('Example Issuing CA.example'),
    sequence(
      element(0x17, Buffer.from('250101000000Z')),
      element(0x17, Buffer.from('260101000000Z')),
    ),
    distinguished(commonName),
    sequence(sequence(oid('2a8648ce3d0201')), element(0x03, hex('00'))),
    extensions,
  );
}

export function wholeCertificate(certificate: TestCertificate): Buffer {
  return sequence(
    signedPart(certificate),
    sequence(oid('2a8648ce3d040302')),
    element(0x03, hex('00')),
  );
}

export interface TestEntry extends TestCertificate {
  readonly timeMs: number;
  readonly isPrecertificate?: boolean;
}

const sized = (lengthBytes: number, body: Buffer): Buffer => {
  const length = Buffer.alloc(lengthBytes);
  length.writeUIntBE(body.length, 0, lengthBytes);
  return Buffer.concat([length, body]);
};

function timestamped({ timeMs, isPrecertificate = false, ...certificate }: TestEntry): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(timeMs));
  return Buffer.concat([
    time,
    Buffer.from([0, isPrecertificate ? 1 : 0]),
    isPrecertificate ? Buffer.alloc(32, 7) : Buffer.alloc(0),
    sized(3, isPrecertificate ? signedPart(certificate) : wholeCertificate(certificate)),
    sized(2, Buffer.alloc(0)),
  ]);
}

export function leafOf(entry: TestEntry): Buffer {
  return Buffer.concat([Buffer.from([0, 0]), timestamped(entry)]);
}

export function tileOf(entries: readonly TestEntry[]): Buffer {
  return Buffer.concat(
    entries.map((entry) =>
      Buffer.concat([
        timestamped(entry),
        entry.isPrecertificate ? sized(3, wholeCertificate(entry)) : Buffer.alloc(0),
        sized(2, Buffer.alloc(64, 1)),
      ]),
    ),
  );
}
