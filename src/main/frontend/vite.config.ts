import { defineConfig } from 'vitest/config';
import { mockHost } from './dev/mock/plugin';

/** `EVENT_SCHEDULES=http://127.0.0.1:8080 npm run dev` works on a real host; without it a mock one answers. */
const host = process.env['EVENT_SCHEDULES'];

export default defineConfig({
  // Chunks are found beside the file that asks for them, wherever Jenkins or the standalone host puts the folder.
  base: './',
  plugins: host === undefined ? [mockHost()] : [],
  server: host === undefined ? {} : { proxy: { '/api': host } },
  build: {
    outDir: '../../../target/classes/io/jenkins/plugins/eventschedules/web/page',
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill is for browsers that do not have color-mix() either.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { app: 'src/app.tsx', standalone: 'src/standalone.css' },
      output: {
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
