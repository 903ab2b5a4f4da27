// Reads an untrusted BPMN file for import: decoded, guarded, parsed, and made drafts of; runs in the throw-away intake process.
import { basename, extname } from 'node:path'
import { shownDraft } from '#shared/bpmn/draft.ts'
import { draftsOf } from '#shared/bpmn/toPlan.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { Problem } from '#shared/model/problem.ts'
import { readSmallFile } from '../intake/xlsxIntake.ts'
import type { ImportContext, ImportedFile } from '../intakeSeam.ts'
import { newId } from '../uuid7.ts'
import { bpmnLimits, decodeXml } from './guardXml.ts'
import { readBpmn } from './readBpmn.ts'

/** What the file would bring, and the command's argument. Throws PlanError for what is no BPMN. */
export async function readBpmnFile(path: string, { lang }: ImportContext): Promise<ImportedFile> {
  const fileName = basename(path)
  const xml = decodeXml(readSmallFile(path, bpmnLimits.megabytes * 2 ** 20), fileName)
  const read = await readBpmn(xml, fileName)
  const { drafts, problems } = draftsOf(read.file, {
    fileTitle: basename(fileName, extname(fileName)).trim() || fileName,
    mark: newId(),
    kindName: (kind) => choiceLabel(lang, 'step', 'kind', kind),
  })
  const all: Problem[] = [
    ...read.problems,
    ...problems,
    ...(drafts.length === 0 ? [{ code: 'bpmnNoSteps' as const, params: { name: fileName } }] : []),
  ]
  const [first, ...others] = drafts.map(shownDraft)
  const preview = { kind: 'bpmn', fileName, draft: first ?? null, others, counts: {}, problems: all } as const
  return { preview, rows: null, processes: drafts, blobs: [] }
}
