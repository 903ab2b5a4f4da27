// Two versions of a process compared: one over the other or side by side, with totals and every difference listed.
import { ArrowRight, ChevronDown, Columns2, Layers2, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { planReader, useRows } from '#platform/useRows.ts'
import { navigate, usePanel } from '#platform/windowState.ts'
import { type ComparedStep, compareVersions } from '#shared/analysis/versionCompare.ts'
import { stepBox, union } from '#shared/diagram/geometry.ts'
import type { Size } from '#shared/diagram/types.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import { Inspector } from '#ui/Inspector.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import switches from '../list/Switches.module.css'
import { useDrawing } from '../model/drawing.ts'
import styles from './Compare.module.css'
import { DifferenceList } from './DifferenceList.tsx'
import { Figures } from './Figures.tsx'
import { signRadius, signs, signsOf } from './marks.ts'
import { Pane } from './Pane.tsx'
import { PictureShapes } from './PictureShapes.tsx'
import { overlayPicture, sidePicture } from './pictures.ts'
import { SignIcon } from './SignIcon.tsx'
import { compare, versionName } from './versions.ts'
import { centred, fitted, type View } from './view.ts'

type Version = RowOf<'processVersion'>
interface Props {
  before: Version
  after: Version
  process: RowOf<'process'>
}

export function CompareView({ before, after, process }: Props) {
  const t = useT()
  const lang = useLang()
  const [look, setLook] = usePanel<string>('process.compare', 'overlay')
  const [width, onWidth] = usePanel<number>('process.compareWidth', 400)
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  /** null: everything in sight. */
  const [moved, setMoved] = useState<{ view: View; gliding: boolean } | null>(null)
  const [chosenId, setChosen] = useState<string | null>(null)
  const drawingA = useDrawing(before.id)
  const drawingB = useDrawing(after.id)
  // The drawings are new objects whenever a row that counts has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader is always current
  const comparison = useMemo(() => compareVersions(planReader(), before.id, after.id), [drawingA, drawingB])
  const overlay = useMemo(() => overlayPicture(comparison, drawingA, drawingB), [comparison, drawingA, drawingB])
  const sides = useMemo(
    () => [sidePicture(comparison, 'a', drawingA), sidePicture(comparison, 'b', drawingB)] as const,
    [comparison, drawingA, drawingB],
  )

  const isOverlay = look !== 'side'
  const bounds = isOverlay ? overlay.bands.bounds : union(drawingA.bands.bounds, drawingB.bands.bounds)
  const view = moved?.view ?? fitted(bounds, size)
  const onView = (next: View) => setMoved({ view: next, gliding: false })
  const idOf = (step: ComparedStep) => (step.b ?? step.a)?.id
  const chosen = comparison.steps.find((step) => idOf(step) === chosenId) ?? null

  const choose = (step: ComparedStep) => {
    setChosen(idOf(step) ?? null)
    const [picture, id] = isOverlay ? [overlay, idOf(step)] : step.b ? [sides[1], step.b.id] : [sides[0], step.a?.id]
    const drawn = picture.steps.find((s) => s.id === id)
    const at = drawn && picture.positions.get(drawn.id)
    if (drawn && at) setMoved({ view: centred(view, stepBox(drawn, at), size), gliding: true })
  }
  const chooseAt = (id: string) => {
    const step = comparison.steps.find(({ a, b }) => a?.id === id || b?.id === id)
    if (step) setChosen(idOf(step) ?? null)
  }
  const radius = signRadius(view.zoom)
  const pane = { view, onView, onSize: setSize, gliding: moved?.gliding ?? false }
  const seen = signs.flatMap((sign) => {
    const count = comparison.steps.filter((step) => signsOf(step).includes(sign)).length
    return count > 0 ? [{ sign, count }] : []
  })
  const [nameA, nameB] = [versionName(lang, before), versionName(lang, after)]
  return (
    <Screen>
      <ScreenHeader
        title={`${process.title} · ${t('versions.compare.title')}`}
        actions={
          <>
            <Segmented
              label={t('versions.compare.view')}
              value={isOverlay ? 'overlay' : 'side'}
              onChange={(next) => {
                setLook(next)
                setMoved(null)
              }}
              options={[
                { value: 'overlay', label: t('versions.compare.overlay'), icon: Layers2 },
                { value: 'side', label: t('versions.compare.sideBySide'), icon: Columns2 },
              ]}
            />
            <Button icon={X} onClick={() => navigate('process', { processVersion: after.id, process: process.id })}>
              {t('versions.compare.leave')}
            </Button>
          </>
        }
      >
        <Picker
          label={t('versions.compare.before')}
          version={before}
          without={after.id}
          onPick={(id) => compare(id, after.id)}
        />
        <ArrowRight size={14} aria-hidden />
        <Picker
          label={t('versions.compare.after')}
          version={after}
          without={before.id}
          onPick={(id) => compare(before.id, id)}
        />
      </ScreenHeader>
      <div className={styles.body}>
        <div className={styles.work}>
          {isOverlay ? (
            <Pane label={t('versions.compare.drawing', { title: `${nameA} → ${nameB}` })} {...pane}>
              <PictureShapes picture={overlay} radius={radius} chosen={chosenId} onChoose={chooseAt} />
            </Pane>
          ) : (
            sides.map((picture, i) => (
              <div key={i === 0 ? 'a' : 'b'} className={styles.side}>
                <h2>{i === 0 ? nameA : nameB}</h2>
                <Pane label={t('versions.compare.drawing', { title: i === 0 ? nameA : nameB })} {...pane}>
                  <PictureShapes
                    picture={picture}
                    radius={radius}
                    chosen={(i === 0 ? chosen?.a : chosen?.b)?.id}
                    onChoose={chooseAt}
                  />
                </Pane>
              </div>
            ))
          )}
          {seen.length > 0 && (
            <ul className={styles.legend} aria-label={t('versions.compare.legend')}>
              {seen.map(({ sign, count }) => (
                <li key={sign} data-sign={sign}>
                  <SignIcon sign={sign} />
                  {t(`versions.compare.status.${sign}`)}
                  <b>{count}</b>
                </li>
              ))}
            </ul>
          )}
        </div>
        <Inspector title={`${nameA} → ${nameB}`} subtitle={t('versions.compare.title')} width={width} onWidth={onWidth}>
          <Figures totals={comparison.totals} before={before.title} after={after.title} />
          <DifferenceList comparison={comparison} version={after.id} chosen={chosen} onChoose={choose} />
        </Inspector>
      </div>
    </Screen>
  )
}

interface PickerProps {
  label: string
  version: Version
  /** The version it is compared with. */
  without: string
  onPick: (id: string) => void
}

function Picker({ label, version, without, onPick }: PickerProps) {
  const lang = useLang()
  const versions = useRows('processVersion', { process: version.process })
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const items = versions
    .filter((row) => row.id !== without)
    .map(
      (row): ContextItem => ({
        id: row.id,
        label: versionName(lang, row),
        checked: row.id === version.id,
        run: () => onPick(row.id),
      }),
    )
  return (
    <>
      <button
        type="button"
        className={switches.version}
        data-kind={version.kind}
        title={label}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          setAt({ x: left, y: bottom + 4 })
        }}
      >
        {versionName(lang, version)}
        <ChevronDown size={13} aria-hidden />
      </button>
      {at && <ContextMenu at={at} items={items} onClose={() => setAt(null)} />}
    </>
  )
}
