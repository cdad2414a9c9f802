import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const OUTPUT = 'dist/web';

/** Compresses at build time, at the highest level, what the server then hands out as it lies there. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = OUTPUT }, bundle) {
      const files = Object.values(bundle).filter(({ fileName }) => /[.](js|css|svg)$/.test(fileName));
      for (const file of files) {
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        const params = { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length };
        await writeFile(join(dir, `${file.fileName}.br`), await promisify(brotliCompress)(bytes, { params }));
        await writeFile(join(dir, `${file.fileName}.gz`), await promisify(gzip)(bytes, { level: 9 }));
      }
    },
  };
}

/** What every page is made of goes in one file; what few pages need (calendar, searched list, drawing) stays apart. */
function isKit(path: string): boolean {
  const seldom =
    /examples[.]tsx$|[\\/](mantine|confirm-page|steps|timeline|paper)[\\/]|calendar|search-select|drawing|file-drop/;
  return (
    /[\\/](web[\\/](ui|lib)|core[\\/]kernel)[\\/]/.test(path) && !seldom.test(path) && !path.includes('node_modules')
  );
}

export default defineConfig({
  root: 'web',
  plugins: [react(), precompress()],
  server: { port: 5173, proxy: { '/api': 'http://localhost:3000' } },
  build: {
    outDir: `../${OUTPUT}`,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What changes seldom stays in the browser's cache when a screen changes.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 20 },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 20 },
            { name: 'kit', test: isKit, priority: 10 },
            { name: 'zod', test: /node_modules[\\/]zod[\\/]/, priority: 20 },
          ],
        },
      },
    },
  },
});
