// How the console is built: static files under /console/, no inline script, heavy pictures apart.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const output = join(import.meta.dirname, 'dist');
/** Below this a compressed file saves no packet. */
const compressFromBytes = 1_024;
/** The best (11) takes ten times as long for a twentieth less. */
const brotliQuality = 9;

/** Leaves `.br` and `.gz` beside what is worth it, so that the service compresses nothing itself. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      for (const file of globSync('assets/*.{js,css}', { cwd: output })) {
        const bytes = readFileSync(join(output, file));
        if (bytes.length < compressFromBytes) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
        writeFileSync(join(output, `${file}.br`), brotliCompressSync(bytes, { params }));
        writeFileSync(join(output, `${file}.gz`), gzipSync(bytes));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react(), compressed()],
  build: {
    outDir: output,
    emptyOutDir: true,
    target: 'es2023',
    // A picture inlined as data: would be one more thing the content security policy lets in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
});
