import { defineConfig } from 'vitest/config';

/** Stores that tests compare have one secret; a test of secrets takes it away. */
export default defineConfig({
  test: { env: { WENZHEN_SECRET: 'the secret of all tests alone' }, testTimeout: 60_000 },
});
