// The size of a picture by its first bytes, before anything is decoded.

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Undefined where it is no PNG, JPEG or GIF, or its size cannot be found. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 24) return undefined;
  if (buffer[0] === 0x89 && buffer[1] === 0x50)
    return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
  if (buffer[0] === 0x47 && buffer[1] === 0x49)
    return { width: buffer.readUInt16LE(6), height: buffer.readUInt16LE(8) };
  return buffer[0] === 0xff && buffer[1] === 0xd8 ? jpegSize(buffer) : undefined;
}

/** Stands in the frame header, after segments that say their length. */
function jpegSize(buffer: Buffer): PictureSize | undefined {
  for (let at = 2; at + 9 <= buffer.length; ) {
    if (buffer[at] !== 0xff) return undefined;
    const marker = buffer[at + 1]!;
    if (isFrame(marker))
      return { width: buffer.readUInt16BE(at + 7), height: buffer.readUInt16BE(at + 5) };
    // Fill bytes, and markers that stand alone.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + buffer.readUInt16BE(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15, without the tables that stand among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
