// SOPs as documents: found at the left, the page as it is printed in the middle, its fields beside it; approved, and marked when stale.
import {
  BadgeCheck,
  CircleAlert,
  FileCheck,
  FileDown,
  FileType,
  GraduationCap,
  PanelRight,
  Plus,
  Printer,
  Workflow,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useActions } from '#platform/actions.ts'
import { execute } from '#platform/execute.ts'
import { startExport } from '#platform/exporting.ts'
import { newId } from '#platform/newId.ts'
import { PrintPaper } from '#platform/PrintPaper.tsx'
import { showRow } from '#platform/places.ts'
import { usePrinting } from '#platform/printing.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { today, useLang, useT } from '#platform/text.ts'
import { rowsOf, usePlan, useRows } from '#platform/useRows.ts'
import { navigate, setParams, usePanel, useWindow } from '#platform/windowState.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SideList } from '#ui/SideList.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import { ApproveDialog } from './ApproveDialog.tsx'
import { ChangeList } from './ChangeList.tsx'
import styles from './Sop.module.css'
import { SopPage } from './SopPage.tsx'
import { type Sop, sopStatusTones } from './sopTones.ts'
import { useSopProcess, useStaleSops } from './useSopProcess.ts'

const tones = { status: sopStatusTones }

export function SopView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const sops = useRows('sopDocument')
  const params = useWindow((window) => window.params)
  const current = sops.find(({ id }) => id === params.of) ?? sops[0]
  const stale = useStaleSops(sops)
  const add = async () => {
    const id = newId()
    // The first process that nobody has written an SOP for.
    const written = new Set(sops.map(({ process }) => process))
    const free = rowsOf('process').find((row) => row.kind === 'process' && !written.has(row.id))
    const row = {
      id,
      title: free ? t('sop.newTitle', { process: free.title }) : t('sop.newTitleFree'),
      edition: 'V1.0',
      process: free?.id ?? null,
      owner: free?.owner ?? null,
      department: free?.department ?? null,
      preparedOn: today(),
      position: nextPosition('sopDocument'),
    }
    if (await execute('rows.insert', { entity: 'sopDocument', rows: [row] })) setParams({ tab: 'document', of: id })
  }
  if (!current)
    return (
      <Screen>
        <ScreenHeader title={t('areas.sop')}>{header}</ScreenHeader>
        <NothingYet icon={FileCheck} text={t('sop.empty')} addLabel={t('sop.newSop')} onAdd={() => void add()} />
      </Screen>
    )
  const list = (
    <SideList
      label={t('areas.sop')}
      search={t('sop.search')}
      current={current.id}
      onChoose={(of) => setParams({ tab: 'document', of })}
      onRemove={(id) => void removeRows('sopDocument', [id], lang)}
      items={sops.map(({ id, title, code, edition, status }) => ({
        id,
        title,
        words: code ?? '',
        mark: edition,
        detail: (
          <>
            <StatusPill tone={sopStatusTones[status]}>{choiceLabel(lang, 'sopDocument', 'status', status)}</StatusPill>{' '}
            {stale.has(id) && <StatusPill tone="amber">{t('sop.staleMark')}</StatusPill>} {code}
          </>
        ),
      }))}
    />
  )
  return <SopDesk key={current.id} sop={current} header={header} list={list} onAdd={() => void add()} />
}

interface DeskProps {
  sop: Sop
  header: ReactNode
  list: ReactNode
  onAdd(): void
}

function SopDesk({ sop, header, list, onAdd }: DeskProps) {
  const t = useT()
  const lang = useLang()
  const author = useWindow((window) => window.author)
  const plan = usePlan()
  const of = useSopProcess(sop)
  const [approving, setApproving] = useState(false)
  const [shows, setShows] = useState(true)
  const [inspector, setInspector] = usePanel<boolean>('sop/inspector', true)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const name = [sop.code, sop.title, sop.edition].filter(Boolean).join(' ')
  const exportWord = () => void startExport({ format: 'docx', lang, sop: sop.id, author }, name)
  const printing = usePrinting(name, false)
  const idle = () => printing.onReady === null
  useActions([
    { id: 'sop.pdf', label: 'sop.pdf', menu: 'file', order: 320, enabled: idle, run: printing.savePdf },
    { id: 'sop.word', label: 'sop.word', menu: 'file', order: 319, run: exportWord },
    { id: 'sop.print', label: 'sop.print', menu: 'file', order: 321, key: 'Mod+P', enabled: idle, run: printing.print },
  ])
  const isApproved = sop.status === 'approved'
  const changes = isApproved ? (of.changes ?? []) : []
  const onStep = (step: string) => showRow('step', step)
  return (
    <Screen>
      <ScreenHeader
        title={t('areas.sop')}
        actions={
          <>
            {of.version && (
              <IconButton
                icon={Workflow}
                label={t('sop.toProcess')}
                onClick={() => navigate('process', { processVersion: of.version?.id })}
              />
            )}
            <IconButton
              icon={GraduationCap}
              label={t('sop.toTrain')}
              onClick={() => navigate('training', { tab: 'matrix' })}
            />
            <IconButton icon={FileType} label={t('sop.word')} onClick={exportWord} />
            <IconButton icon={FileDown} label={t('sop.pdf')} onClick={printing.savePdf} />
            <IconButton icon={Printer} label={t('sop.print')} shortcut="Ctrl+P" onClick={printing.print} />
            <IconButton
              icon={PanelRight}
              label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
              on={inspector}
              onClick={() => setInspector(!inspector)}
            />
            <Button icon={Plus} onClick={onAdd}>
              {t('sop.newSop')}
            </Button>
            <Button look="primary" icon={BadgeCheck} onClick={() => setApproving(true)}>
              {t(isApproved ? 'sop.approveAgain' : 'sop.approve')}
            </Button>
          </>
        }
      >
        {header}
      </ScreenHeader>
      <div className={styles.split}>
        {list}
        <div className={styles.desk}>
          {changes.length > 0 && (
            <section className={styles.stale} role="status">
              <p>
                <CircleAlert size={15} aria-hidden />
                <b>{t('sop.stale', { count: changes.length })}</b>
                <Button look="quiet" aria-expanded={shows} onClick={() => setShows(!shows)}>
                  {t(shows ? 'sop.hideChanges' : 'sop.showChanges')}
                </Button>
              </p>
              {shows && <ChangeList changes={changes} onStep={onStep} />}
            </section>
          )}
          {isApproved && of.changes === null && of.version && <p className={styles.hint}>{t('sop.neverKept')}</p>}
          <div className={styles.sheet} data-paper>
            <SopPage sop={sop} of={of} onStep={onStep} />
          </div>
        </div>
        {inspector && (
          <RowInspector
            entity="sopDocument"
            row={sop.id}
            tones={tones}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
      {approving && <ApproveDialog sop={sop} changes={changes} onClose={() => setApproving(false)} />}
      {printing.onReady && (
        <PrintPaper
          onReady={printing.onReady}
          head={
            <>
              <b>{plan?.organisation || plan?.title}</b>
              <span>{sop.title}</span>
              <span className={styles.right}>{[sop.code, sop.edition].filter(Boolean).join(' · ')}</span>
            </>
          }
        >
          <SopPage sop={sop} of={of} />
        </PrintPaper>
      )}
    </Screen>
  )
}
