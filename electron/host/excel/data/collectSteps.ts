// A sheet in which a colleague lists or completes the steps of one process: every column explained, kinds, lanes and people to choose from.
import { sheetName } from '#host/excel/cellText.ts'
import { quotedSheet, type SheetTail } from '#host/excel/stream/sheetParts.ts'
import { WorkbookStream } from '#host/excel/stream/workbookStream.ts'
import type { Sink } from '#host/excel/stream/zipStream.ts'
import { choiceLabel, type Lang, translator } from '#shared/i18n/index.ts'
import { stepKinds } from '#shared/model/entities/step.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import { type Cell, columnName } from '#shared/sheets/cells.ts'
import { askedVersion, listedSteps, stepLines } from '#shared/sheets/collectedSteps/stepLines.ts'
import { listsMark } from '#shared/sheets/dataWorkbook/readDataBook.ts'
import { exampleMark } from '#shared/sheets/exampleRow.ts'
import { stepsMark } from '#shared/sheets/stepsMark.ts'
import { type VisioField, visioColumns } from '#shared/sheets/visioColumns.ts'
import { readShape } from '#shared/sheets/visioShapes.ts'
import { looksLikeFormula } from './dataSheet.ts'
import { dataStyles } from './dataStyles.ts'
import { metaSheet, writeMeta } from './metaSheet.ts'

export interface CollectStepsInput {
  readonly rows: PlanRows
  readonly documentId: string
  readonly revision: number
  readonly lang: Lang
  /** ISO moment */
  readonly exportedAt: string
  /** The process that is asked about; null: a new one. */
  readonly process: string | null
}

/** Rows with drop-downs. */
const spareRows = 300
const widths: Partial<Record<VisioField, number>> = {
  id: 10,
  title: 30,
  label: 18,
  description: 34,
  inputs: 22,
  outputs: 22,
}

/** A colleague knows departments, not lanes; both come back as the lane. */
const headerOf = (column: (typeof visioColumns)[number], lang: Lang): string =>
  column.field === 'lane' ? translator(lang)('dataWorkbook.stepDepartment') : column[lang]

/** Words for kinds of steps that come back as these kinds. */
const kindWords = (lang: Lang): string[] =>
  stepKinds.flatMap((kind) => {
    const word = choiceLabel(lang, 'step', 'kind', kind)
    return kind !== 'note' && readShape(word, false) === kind ? [word] : []
  })

/** The words that columns offer. */
function offers({ rows, lang }: CollectStepsInput, version: string | null): Partial<Record<VisioField, string[]>> {
  const own = (list: readonly { processVersion: string; title: string }[]) =>
    list.filter((row) => row.processVersion === version).map(({ title }) => title)
  const lanes = own(rows.lane)
  const roles = lanes.length > 0 ? lanes : [...rows.role, ...rows.department].map(({ name }) => name)
  const short = (words: readonly string[]) => [...new Set(words)].filter((word) => word.length <= 255).slice(0, 1000)
  return {
    shape: kindWords(lang),
    lane: short(roles),
    phase: short(own(rows.phase)),
    owners: short(rows.person.map(({ name }) => name)),
  }
}

/** Three steps that show ids, a branch and an end. */
function examples(lang: Lang): Partial<Record<VisioField, Cell>>[] {
  const t = translator(lang)
  const kind = (code: 'start' | 'decision' | 'end') => choiceLabel(lang, 'step', 'kind', code)
  const title = (key: 'first' | 'second' | 'third') => `${exampleMark[lang]}${t(`dataWorkbook.example.${key}`)}`
  const lane = t('dataWorkbook.example.lane')
  const owners = t('dataWorkbook.example.owner')
  return [
    { id: '1', title: title('first'), next: '2', shape: kind('start'), lane, owners, processingTime: 5 },
    {
      id: '2',
      title: title('second'),
      next: '3, 1',
      label: t('dataWorkbook.example.labels'),
      shape: kind('decision'),
      lane,
      owners,
      processingTime: 15,
      waitingTime: 2,
    },
    { id: '3', title: title('third'), shape: kind('end'), lane },
  ]
}

/** Writes the workbook to `sink`: the steps that the process has, to be completed, or examples of how to list them. */
export async function writeCollectSteps(input: CollectStepsInput, sink: Sink): Promise<void> {
  const { rows, lang, exportedAt, process, documentId, revision } = input
  const t = translator(lang)
  const currency = rows.plan[0]?.currency ?? 'CNY'
  const version = askedVersion(rows, process)
  const lines = version === null ? [] : stepLines(rows, version, lang)
  const title = rows.process.find(({ id }) => id === process)?.title ?? t('dataWorkbook.collectSteps')
  const styles = dataStyles(lang, currency)
  const book = new WorkbookStream(sink, {
    title,
    creator: t('excel.creator'),
    created: exportedAt,
    font: styles.font,
    styles: styles.list,
  })
  const taken = new Set<string>([metaSheet])
  const name = sheetName(title, taken)
  const listsName = sheetName(t('dataWorkbook.listsSheet'), taken)
  const words = offers(input, version)
  const lists = visioColumns.flatMap(({ field }) =>
    words[field]?.length ? [{ field, words: words[field] as string[] }] : [],
  )
  const header = 2
  const body = visioColumns.map(({ field }) =>
    field === 'processingTime' || field === 'waitingTime' || field === 'cost' ? styles.of('number') : styles.of('text'),
  )
  const head = {
    name,
    columns: [
      ...visioColumns.map(({ field }, i) => ({ width: widths[field] ?? 16, style: body[i] as number })),
      // Out of the way of what is typed, and last: whoever inserts a column finds it where it was.
      ...(version === null ? [] : [{ width: 38, hidden: true, style: styles.of('id') }]),
    ],
    frozen: { rows: header + 1, columns: 2 },
    tab: '1F4E8C',
  }
  await book.sheet(head, async (sheet): Promise<SheetTail> => {
    sheet.row([title], [styles.of('title')], 28)
    sheet.row(
      [t(lines.length > 0 ? 'dataWorkbook.completeStepsHow' : 'dataWorkbook.collectStepsHow')],
      [styles.of('hint')],
      18,
    )
    sheet.row(
      [
        ...visioColumns.map((column) => `${headerOf(column, lang)}${column.required ? ' *' : ''}`),
        version === null ? null : `${stepsMark}${version}`,
      ],
      [...visioColumns.map(({ required }) => styles.of(required ? 'required' : 'header')), styles.of('id')].slice(
        0,
        head.columns.length,
      ),
      32,
    )
    for (const line of lines) {
      const cells = visioColumns.map(({ field }) => line.cells[field] ?? null)
      const looks = body.map((style, i) => {
        const cell = cells[i]
        return typeof cell === 'string' && looksLikeFormula.test(cell) ? styles.of('quoted') : style
      })
      sheet.row([...cells, line.id], [...looks, styles.of('id')])
      if (sheet.full) await sheet.drain()
    }
    const shown = lines.length > 0 ? [] : examples(lang)
    for (const example of shown)
      sheet.row(
        visioColumns.map(({ field }) => example[field] ?? null),
        visioColumns.map(() => styles.of('example')),
      )
    return {
      printTitle: true,
      filter: { columns: head.columns.length, rows: lines.length + shown.length, from: header },
      dropDowns: lists.map(({ field, words: offered }, i) => ({
        column: visioColumns.findIndex((c) => c.field === field),
        from: header + 1,
        to: header + lines.length + spareRows,
        source: `${quotedSheet(listsName)}!$${columnName(i + 1)}$2:$${columnName(i + 1)}$${offered.length + 1}`,
        // Names of new lanes and people are welcome; kinds are known or none.
        strict: field === 'shape',
      })),
      notes: visioColumns.map(({ field }, column) => ({
        row: header,
        column,
        text: t(`dataWorkbook.stepHint.${field}`),
      })),
    }
  })
  await book.sheet({ name: listsName, state: 'hidden', columns: [] }, async (sheet) => {
    const longest = Math.max(0, ...lists.map((list) => list.words.length))
    sheet.row(
      [listsMark, ...lists.map(({ field }) => visioColumns.find((c) => c.field === field)?.[lang] ?? field)],
      [],
    )
    for (let i = 0; i < longest; i++) sheet.row([null, ...lists.map((list) => list.words[i] ?? null)], [])
    return {}
  })
  if (version !== null) {
    const { steps, flows } = listedSteps(rows, version)
    const base = { rows: { step: steps, sequenceFlow: flows }, names: {} }
    await writeMeta(book, { documentId, revision, exportedAt, lang, currency }, base)
  }
  await book.end()
}
