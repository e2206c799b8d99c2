// Mutations of sound inputs: the bytes that a fuzzer without knowledge of the format would try.
import fc from 'fast-check';

export const tokens = [
  ...['"', "'", '\\', '{', '}', '[', ']', ',', ':', '\n', '\r\n', '\r\n\r\n', '\0', '\u202e', '~'],
  ...['null', 'true', '-0', '1e999', '9'.repeat(40), '0x', '__proto__', 'constructor', '%00', '=?'],
  ...[
    '花',
    '\ud83d\ude00',
    '\\ud800',
    '&#x110000;',
    '--',
    '<!--',
    '<![CDATA[',
    'xn--',
    '"~2026-11.',
  ],
].map((text) => Buffer.from(text));
export const oddBytes = [0xff, 0xc0, 0x80, 0xed, 0xa0, 0x00, 0x7f, 0x0a].map((byte) =>
  Buffer.from([byte]),
);

type Edit = readonly [place: number, kind: number, extent: number, piece: Buffer];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.nat(0xffff),
  fc.nat(4),
  fc.oneof(fc.nat(8), fc.nat(400)),
  fc.oneof(fc.constantFrom(...tokens), fc.constantFrom(...oddBytes)),
);

function applied(bytes: Buffer, [place, kind, extent, piece]: Edit): Buffer {
  const at = place % (bytes.length + 1);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (kind === 0) return Buffer.concat([before, piece, after]);
  if (kind === 1) return Buffer.concat([before, piece, after.subarray(piece.length)]);
  if (kind === 2) return Buffer.concat([before, after.subarray(extent)]);
  // What is there, again: somewhere else, or many times.
  if (kind === 3) return Buffer.concat([before, bytes.subarray(extent, extent * 2), after]);
  const flipped = Buffer.from(bytes);
  if (at < flipped.length) flipped[at]! ^= 1 << (extent % 8);
  return flipped;
}

export function mutated(seeds: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const edited = fc
    .tuple(fc.nat(seeds.length - 1), fc.array(edit, { maxLength: 6 }))
    .map(([at, edits]) => edits.reduce(applied, seeds[at]!));
  const anything = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  return fc.oneof({ weight: 19, arbitrary: edited }, { weight: 1, arbitrary: anything });
}
