// Opens BPMN files in bpmn-js, the viewer of bpmn.io and Camunda Modeler, in a bare Electron window: what another tool makes of them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type Page } from 'playwright-core'
import { electronRuntime } from '../../build/setup/electron.mjs'
import { newProfile } from './app.ts'

const project = join(import.meta.dirname, '../..')
const library = (file: string) => pathToFileURL(join(project, 'node_modules/bpmn-js/dist', file)).href

/** What the viewer found: its complaints, how many shapes of each type it drew on the first page, and where. */
export type Opened = {
  warnings: string[]
  drawn: Record<string, number>
  shapes: Record<string, { x: number; y: number }>
}
export type BpmnViewer = { page: Page; open(xml: string): Promise<Opened>; close(): Promise<void> }

const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${library('assets/diagram-js.css')}">
<link rel="stylesheet" href="${library('assets/bpmn-js.css')}"><style>html,body,#canvas{height:100%;margin:0}</style>
<div id="canvas"></div><script src="${library('bpmn-navigated-viewer.development.js')}"></script>`

export async function openViewer(): Promise<BpmnViewer> {
  Object.assign(process.env, electronRuntime()?.env)
  const [profile, folder] = [newProfile(), mkdtempSync(join(tmpdir(), 'opsmap-viewer-'))]
  const file = join(folder, 'viewer.html')
  writeFileSync(file, html)
  const app = await _electron.launch({
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--disable-gpu', `--user-data-dir=${profile}`, join(project, 'test/bench/canvas/peerWindow'), file],
    ],
    cwd: project,
  })
  const page = await app.firstWindow()
  await page.waitForLoadState()
  return {
    page,
    open: (xml) =>
      page.evaluate(async (xml) => {
        const { BpmnJS } = window as any
        const held = window as any
        held.viewer?.destroy()
        held.viewer = new BpmnJS({ container: '#canvas' })
        const { warnings } = await held.viewer.importXML(xml)
        held.viewer.get('canvas').zoom('fit-viewport')
        const drawn: Record<string, number> = {}
        const shapes: Record<string, { x: number; y: number }> = {}
        for (const { id, type, labelTarget, x, y } of held.viewer.get('elementRegistry').getAll()) {
          if (labelTarget) continue
          drawn[type] = (drawn[type] ?? 0) + 1
          if (typeof x === 'number') shapes[id] = { x, y }
        }
        return { warnings: warnings.map(({ message }: { message: string }) => message), drawn, shapes }
      }, xml),
    close: async () => {
      await app.close()
      for (const gone of [profile, folder]) rmSync(gone, { recursive: true, force: true })
    },
  }
}
