// The process screen: list of processes, canvas, table and inspector of one version.
import { ImageDown, Plus, Printer, Workflow } from 'lucide-react'
import { lazy } from 'react'
import type { Feature } from '#platform/feature.ts'
import { currentT } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import type { Params } from '#platform/windowState.ts'
import { openDrawing } from './export/openDrawing.ts'

export const processFeature: Feature = {
  id: 'process',
  label: 'process.title',
  icon: Workflow,
  group: 'processes',
  order: 0,
  Screen: lazy(() => import('./ProcessScreen.tsx')),
  shows: ['process', 'processVersion', 'step', 'lane', 'phase'],
  counts: 'process',
  paramsFor(entity, row): Params {
    if (entity === 'process') return { process: row.id }
    if (entity === 'processVersion') return { processVersion: row.id }
    return { processVersion: String(row.processVersion), [entity]: row.id }
  },
  Dialogs: lazy(() => import('./export/ExportDrawing.tsx')),
  actions: [
    {
      id: 'process.exportDrawing',
      label: 'print.exportAction',
      icon: ImageDown,
      menu: 'file',
      order: 311,
      enabled: () => rowsOf('processVersion').length > 0,
      run: () => openDrawing('export'),
    },
    {
      id: 'process.print',
      label: 'print.action',
      icon: Printer,
      key: 'Mod+P',
      menu: 'file',
      order: 312,
      enabled: () => rowsOf('processVersion').length > 0,
      run: () => openDrawing('print'),
    },
    {
      id: 'process.new',
      label: 'process.new',
      icon: Plus,
      menu: 'process',
      order: 0,
      run: async () => (await import('./model/processes.ts')).createProcess(currentT()('process.newTitle'), null),
    },
  ],
}
