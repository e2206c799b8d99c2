// Unpacks gzip while it is read; a broken stream fails its reader, not the process.
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const chunkBytes = 256 * 1024;

export function gunzipped(packed: Readable): Readable {
  return pipeline(packed, createGunzip({ chunkSize: chunkBytes }), () => undefined);
}
