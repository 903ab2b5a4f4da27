// The three bundles of the program: main (with the plan host and its workers), preload and the window.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const project = join(import.meta.dirname, '..')
const out = (folder: string) => join(project, 'out', folder)
const stableName = '[name].js'
const chunkName = 'chunks/[name]-[hash].js'

/** Every program that runs outside the window, by the name of its file in out/main. */
const programs = {
  main: 'electron/main.ts',
  hostProcess: 'electron/host/hostProcess.ts',
  jobWorker: 'electron/host/jobs/worker.ts',
  intakeProcess: 'electron/host/intake/intakeProcess.ts',
}

const minify = process.env.OPSMAP_MINIFY === '1'

export default defineConfig({
  main: {
    root: project,
    // Of the "dependencies" of package.json those with native code stay outside the bundle; exceljs is plain JavaScript, a chunk of its own.
    build: {
      externalizeDeps: { exclude: ['exceljs'] },
      target: 'node20.18',
      outDir: out('main'),
      emptyOutDir: true,
      minify,
      sourcemap: !minify,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(programs)
            .map(([name, path]) => [name, join(project, path)] as const)
            .filter(([, path]) => existsSync(path)),
        ),
        output: { format: 'es', entryFileNames: stableName, chunkFileNames: chunkName },
      },
    },
  },
  preload: {
    root: project,
    build: {
      target: 'node20.18',
      outDir: out('preload'),
      emptyOutDir: true,
      minify,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: join(project, 'electron/preload.ts') },
        // A sandboxed preload script must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: join(project, 'renderer'),
    base: '/',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      outDir: out('renderer'),
      emptyOutDir: true,
      minify,
      sourcemap: !minify,
      // The content security policy of the window allows files of our own and nothing inline.
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { input: join(project, 'renderer/index.html') },
    },
  },
})
