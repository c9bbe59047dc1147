import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

const PUBLIC = 'public';
/** Alphabets none of our languages is written in; a name in one of them is drawn with the machine's own type. */
const OTHER_ALPHABETS = /inter-(cyrillic|greek|vietnamese)/;

/** Tells the service worker which files are the app, and names that set by its content. */
function shell(): Plugin {
  return {
    name: 'farol-shell',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
      const made = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !OTHER_ALPHABETS.test(name));
      const given = readdirSync(PUBLIC);
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('the page was not built');
      const digest = createHash('sha256').update(page.source).update(made.sort().join());
      for (const each of given) digest.update(readFileSync(`${PUBLIC}/${each}`));
      const files = { name: `farol-shell-${digest.digest('hex').slice(0, 12)}`, files: ['/', ...[...made, ...given].map((each) => `/${each}`)] };
      const placed = worker.code.replace(/(["'`])__SHELL__\1/, () => JSON.stringify(JSON.stringify(files)));
      if (placed === worker.code) throw new Error('the service worker has no place for the list of files');
      worker.code = placed;
    },
  };
}

export default defineConfig({
  plugins: [svelte(), shell()],
  build: {
    outDir: '../static',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    manifest: true,
    rollupOptions: {
      input: { index: 'index.html', sw: 'src/sw.ts' },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  worker: { format: 'es' },
});
