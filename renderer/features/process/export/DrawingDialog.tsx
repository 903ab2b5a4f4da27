// Exports and prints the drawing of a process: version, lens and pages are chosen beside a live preview of what comes out.
import { useMemo, useState } from 'react'
import { call } from '#platform/bridge.ts'
import { startExport, told } from '#platform/exporting.ts'
import { today, useT } from '#platform/text.ts'
import { planReader, rowOf, rowsOf, usePlanState } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { legendOf } from '#shared/diagram/print/legend.ts'
import { type PageSet, pagesOf } from '#shared/diagram/print/pages.ts'
import { pictureOf } from '#shared/diagram/print/picture.ts'
import { titleBlockOf } from '#shared/diagram/print/titleBlock.ts'
import { problemText } from '#shared/i18n/index.ts'
import { PlanError } from '#shared/model/problem.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useChoice } from './choice.ts'
import { DrawingOptions } from './DrawingOptions.tsx'
import styles from './ExportDrawing.module.css'
import { closeDrawing, type DrawingPurpose } from './openDrawing.ts'
import { Preview } from './Preview.tsx'
import { PrintSheets } from './PrintSheets.tsx'
import { Summary } from './Summary.tsx'
import { useDrawn } from './useDrawn.ts'

export function DrawingDialog({ purpose, version: asked }: { purpose: DrawingPurpose; version: string }) {
  const t = useT()
  const ui = useWindow((window) => window.lang)
  const author = useWindow((window) => window.author)
  const revision = usePlanState()?.revision ?? 0
  const [kept, change] = useChoice()
  const choice = purpose === 'print' ? { ...kept, format: 'pdf' as const } : kept
  const [version, setVersion] = useState(asked)
  const [lang, setLang] = useState(ui)
  const [printing, setPrinting] = useState(false)
  const { format, page, pixels } = choice
  // Another tool draws a BPMN file in its own colours.
  const lens = format === 'bpmn' ? null : choice.lens
  const drawn = useDrawn(version, lang, lens)

  const laid = useMemo((): { set: PageSet | null; refusal: string | null } => {
    if (!drawn || format !== 'pdf') return { set: null, refusal: null }
    const block = titleBlockOf(planReader(), version, { lang, today: today(), author, revision })
    try {
      return { set: pagesOf(drawn, page, { block, legend: legendOf(drawn.lens, lang), lang }), refusal: null }
    } catch (error) {
      if (!(error instanceof PlanError)) throw error
      return { set: null, refusal: error.problems.map((problem) => problemText(ui, problem)).join('\n') }
    }
  }, [drawn, format, page, version, lang, ui, author, revision])
  const picture = useMemo(() => (drawn && format !== 'pdf' ? pictureOf(drawn, lang) : null), [drawn, format, lang])

  const save = async () => {
    const title = rowOf('processVersion', version)?.title ?? ''
    const process = rowOf('process', rowOf('processVersion', version)?.process ?? '')?.title ?? ''
    const wish = { format, lang, processVersion: version, drawing: { lens, pixels, page }, author }
    if (await startExport(wish, [process, title].filter(Boolean).join(' · '))) closeDrawing()
  }
  const print = async () => {
    if (page.paper === 'poster') return
    const answer = await call('shell.print', { paper: page.paper, landscape: page.orientation === 'landscape' })
    setPrinting(false)
    if (told(answer)?.printed) closeDrawing()
  }

  const poster = format === 'pdf' && page.paper === 'poster'
  const ready = format === 'pdf' ? laid.set !== null : picture !== null
  const primary = purpose === 'print' && !poster ? 'print' : 'save'
  const printButton = format === 'pdf' && (
    <Button
      look={primary === 'print' ? 'primary' : 'plain'}
      disabled={!ready || poster || printing}
      onClick={() => setPrinting(true)}
    >
      {t(printing ? 'print.printing' : 'print.print')}
    </Button>
  )
  const saveButton = (
    <Button look={primary === 'save' ? 'primary' : 'plain'} disabled={!ready} onClick={save}>
      {t(format === 'pdf' ? 'print.savePdf' : 'print.save')}
    </Button>
  )
  const pages = laid.set
  return (
    <Dialog
      title={t(purpose === 'print' ? 'print.printTitle' : 'print.title')}
      width={1080}
      onClose={closeDrawing}
      footer={
        <>
          <Button onClick={closeDrawing}>{t('shell.files.cancel')}</Button>
          {primary === 'print' ? saveButton : printButton}
          {primary === 'print' ? printButton : saveButton}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.side}>
          <DrawingOptions
            choice={choice}
            change={change}
            formats={purpose === 'export'}
            versions={versionChoices()}
            version={version}
            setVersion={setVersion}
            lang={lang}
            setLang={setLang}
          />
          <Summary
            set={pages}
            poster={poster}
            picture={picture}
            format={format}
            pixels={pixels}
            refusal={laid.refusal}
          />
        </div>
        {pages && <Preview pages={pages.pages} columns={pages.columns} />}
        {picture && (
          <Preview
            columns={1}
            pages={[
              {
                width: picture.width,
                height: picture.height,
                row: 0,
                column: 0,
                layers: [
                  { list: picture.primitives, x: -picture.bounds.x, y: -picture.bounds.y, scale: 1, clip: null },
                ],
              },
            ]}
          />
        )}
        {!drawn && <p className={styles.empty}>{t('print.empty')}</p>}
      </div>
      {printing && pages && <PrintSheets pages={pages.pages} onReady={print} />}
    </Dialog>
  )
}

const versionChoices = () =>
  rowsOf('process').flatMap((process) =>
    rowsOf('processVersion', { process: process.id }).map((version) => ({
      value: version.id,
      label: `${process.title} · ${version.title}`,
    })),
  )
