// The tests, as projects: units beside the code, what crosses layers in test/, real windows in test/e2e.

import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')
const exclude = ['**/node_modules/**', '**/out/**']
const setupFiles = [join(root, 'test/fixtures/fixedSeed.ts')]

/** Tests beside the code; many small ones, in parallel. The limit is for a busy machine, not for a slow test. */
const unit = (name: string) => ({
  test: { name, root, exclude, setupFiles, include: [`${name}/**/*.test.{ts,tsx}`], testTimeout: 60_000 },
})

/** Tests of whole programs: one file after the other, with time for windows, child processes and full disks. */
const whole = (name: string, folder: string) => ({
  test: {
    name,
    root,
    exclude,
    setupFiles,
    include: [`${folder}/**/*.test.ts`],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What a window shows comes when it comes; on a busy machine well after the second that is the default.
    expect: { poll: { timeout: 20_000 } },
  },
})

export default defineConfig({
  root,
  test: {
    projects: [
      unit('shared'),
      unit('electron'),
      unit('renderer'),
      {
        test: {
          name: 'house',
          root,
          exclude,
          setupFiles,
          include: ['test/*.test.ts', 'build/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      whole('fault', 'test/fault'),
      whole('hostile', 'test/hostile'),
      whole('e2e', 'test/e2e'),
      whole('full', 'test/full'),
    ],
  },
})
