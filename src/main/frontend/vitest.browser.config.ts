import { defineConfig } from 'vitest/config';

/** The page in a real browser, served by the packaged host. */
export default defineConfig({
  test: {
    include: ['browser/**/*.spec.ts'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
