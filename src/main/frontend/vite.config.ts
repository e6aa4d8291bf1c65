import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Chunks are found beside the file that asks for them, wherever Jenkins or the standalone host puts the folder.
  base: './',
  build: {
    outDir: '../../../target/classes/io/jenkins/plugins/eventschedules/web/page',
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill is for browsers that do not have color-mix() either.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { app: 'src/app.ts', standalone: 'src/standalone.css' },
      output: {
        // Nothing may import app.js: under another address it would be another page.
        codeSplitting: { groups: [{ name: 'preload', test: /preload-helper/ }] },
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: (asset) =>
          asset.names.some((name) => name === 'app.css' || name === 'standalone.css')
            ? '[name][extname]'
            : 'chunks/[name]-[hash][extname]',
      },
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.spec.{ts,tsx}', 'dev/**/*.spec.ts'],
    setupFiles: ['src/setup.spec-host.ts'],
    restoreMocks: true,
  },
});
