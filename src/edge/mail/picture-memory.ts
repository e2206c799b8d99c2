// Remembers what pictures said, by a hash of their bytes.
import { createHash } from 'node:crypto';

export interface PictureMemory {
  /** What the picture says: as remembered, else by `read`. Undefined where it cannot be read. */
  of(bytes: Uint8Array, read: () => string | undefined): string | undefined;
}

/** Pictures remembered; the one longest not seen goes. Codes hold up to 4 KB, nearly all pictures nothing. */
const picturesRememberedMax = 4_096;

export function createPictureMemory(picturesMax = picturesRememberedMax): PictureMemory {
  const remembered = new Map<string, string | undefined>();
  return {
    of(bytes, read) {
      // Cannot be made to collide by who sends the pictures, as a shorter hash could.
      const key = createHash('sha256').update(bytes).digest('base64');
      const isKnown = remembered.has(key);
      const text = isKnown ? remembered.get(key) : read();
      remembered.delete(key);
      remembered.set(key, text);
      if (remembered.size > picturesMax) {
        const [oldest] = remembered.keys();
        remembered.delete(oldest);
      }
      return text;
    },
  };
}
