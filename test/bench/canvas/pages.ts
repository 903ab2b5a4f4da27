// Builds the page of the canvases that ours is compared with, as a release would be built.
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

/** The built page's file. */
export async function buildPeers(folder: string): Promise<string> {
  const root = join(import.meta.dirname, 'peers')
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [react(), plainScripts],
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      outDir: folder,
      emptyOutDir: true,
      modulePreload: false,
      chunkSizeWarningLimit: 9999,
    },
  })
  return join(folder, 'index.html')
}

/** A page of a file has no origin, so its scripts must not ask for one. */
const plainScripts = {
  name: 'plain-scripts',
  transformIndexHtml: (html: string) => html.replaceAll(' crossorigin', ''),
}
