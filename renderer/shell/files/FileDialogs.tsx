// The dialogs of the file menu: whichever is open.
import { useEarlierVersions } from '#platform/earlierVersions.ts'
import { CopyDialog } from './copy/CopyDialog.tsx'
import { DataImportDialog } from './dataImport/DataImportDialog.tsx'
import { EarlierVersions } from './EarlierVersions.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { useFileDialog } from './fileActions.ts'
import { ImportDialog } from './ImportDialog.tsx'
import { NewPlanDialog } from './NewPlanDialog.tsx'
import { TemplateGallery } from './templates/TemplateGallery.tsx'
import { PasteDialog } from './wizard/PasteDialog.tsx'
import { SheetsDialog } from './wizard/SheetsDialog.tsx'

export default function FileDialogs() {
  const open = useFileDialog((dialogs) => dialogs.open)
  const versions = useEarlierVersions(({ shown }) => shown)
  if (versions) return <EarlierVersions key={versions.recent} {...versions} />
  if (open?.kind === 'new') return <NewPlanDialog />
  if (open?.kind === 'templates') return <TemplateGallery />
  if (open?.kind === 'export') return <ExportDialog />
  if (open?.kind === 'copy') return <CopyDialog key={open.handle} {...open} />
  if (open?.kind === 'paste') return <PasteDialog />
  if (open?.kind === 'import' && open.preview?.kind === 'sheets')
    return <SheetsDialog key={open.handle} handle={open.handle} name={open.name} />
  if (open?.kind === 'import' && open.preview?.data)
    return <DataImportDialog key={open.handle} handle={open.handle} name={open.name} differences={open.preview.data} />
  if (open?.kind === 'import') return <ImportDialog key={open.handle} {...open} />
  return null
}
