// The choices of the dialog that exports drawings: format, version, lens, language, and what the format asks for.
import { NumberInput, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useT } from '#platform/text.ts'
import { lensKinds } from '#shared/analysis/lenses.ts'
import { drawingFormats, leastPercent, mostPercent, type PageSetup, papers } from '#shared/diagram/print/pageSetup.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { Segmented } from '#ui/Segmented.tsx'
import type { Choice } from './choice.ts'
import styles from './ExportDrawing.module.css'

interface Props {
  choice: Choice
  change: (change: Partial<Choice>) => void
  /** Whether the format can be chosen. */
  formats: boolean
  versions: { value: string; label: string }[]
  version: string
  setVersion: (version: string) => void
  lang: Lang
  setLang: (lang: Lang) => void
}

function Option({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.option}>
      <span>{label}</span>
      {children}
    </div>
  )
}

export function DrawingOptions({ choice, change, formats, versions, version, setVersion, lang, setLang }: Props) {
  const t = useT()
  const { format, lens, pixels } = choice
  return (
    <div className={styles.options}>
      {formats && (
        <Option label={t('print.format')}>
          <Segmented
            label={t('print.format')}
            value={format}
            options={drawingFormats.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(value) => change({ format: value })}
          />
        </Option>
      )}
      <Option label={t('print.process')}>
        <Select
          size="xs"
          w="100%"
          aria-label={t('print.process')}
          value={version}
          data={versions}
          allowDeselect={false}
          onChange={(id) => setVersion(id ?? version)}
        />
      </Option>
      {format !== 'bpmn' && (
        <Option label={t('print.lens')}>
          <Select
            size="xs"
            w="100%"
            aria-label={t('print.lens')}
            value={lens ?? ''}
            data={[
              { value: '', label: t('lens.none') },
              ...lensKinds.map((value) => ({ value: value as string, label: t(`lens.kind.${value}`) })),
            ]}
            allowDeselect={false}
            onChange={(value) => change({ lens: lensKinds.find((kind) => kind === value) ?? null })}
          />
        </Option>
      )}
      {format !== 'bpmn' && (
        <Option label={t('print.language')}>
          <Segmented
            label={t('print.language')}
            value={lang}
            options={[
              { value: 'zh', label: t('shell.files.zh') },
              { value: 'en', label: t('shell.files.en') },
            ]}
            onChange={setLang}
          />
        </Option>
      )}
      {format === 'png' && (
        <Option label={t('print.size')}>
          <Segmented
            label={t('print.size')}
            value={String(pixels) as '1' | '2' | '3'}
            options={[
              { value: '1', label: t('print.sizes.one') },
              { value: '2', label: t('print.sizes.two') },
              { value: '3', label: t('print.sizes.three') },
            ]}
            onChange={(value) => change({ pixels: Number(value) as 1 | 2 | 3 })}
          />
        </Option>
      )}
      {format === 'pdf' && <PageOptions page={choice.page} change={(page) => change({ page })} />}
    </div>
  )
}

function PageOptions({ page, change }: { page: PageSetup; change: (page: PageSetup) => void }) {
  const t = useT()
  const set = (part: Partial<PageSetup>) => change({ ...page, ...part })
  const percent = typeof page.scale === 'number' ? page.scale : null
  const poster = page.paper === 'poster'
  return (
    <>
      <Option label={t('print.paper')}>
        <Select
          size="xs"
          w="100%"
          aria-label={t('print.paper')}
          value={page.paper}
          data={[
            ...papers.map((value) => ({ value: value as string, label: t(`print.papers.${value}`) })),
            { value: 'poster', label: t('print.poster') },
          ]}
          allowDeselect={false}
          onChange={(value) => value && set({ paper: value as PageSetup['paper'] })}
        />
      </Option>
      {!poster && (
        <>
          <Option label={t('print.orientation')}>
            <Segmented
              label={t('print.orientation')}
              value={page.orientation}
              options={[
                { value: 'landscape', label: t('print.landscape') },
                { value: 'portrait', label: t('print.portrait') },
              ]}
              onChange={(orientation) => set({ orientation })}
            />
          </Option>
          <Option label={t('print.fit')}>
            <Segmented
              label={t('print.fit')}
              value={typeof page.scale === 'number' ? 'percent' : page.scale}
              options={[
                { value: 'fitPage', label: t('print.fitPage') },
                { value: 'fitWidth', label: t('print.fitWidth') },
                { value: 'percent', label: t('print.percent') },
              ]}
              onChange={(scale) => set({ scale: scale === 'percent' ? 60 : scale })}
            />
          </Option>
        </>
      )}
      {(percent !== null || poster) && (
        <Option label={t('print.percentOf')}>
          <NumberInput
            size="xs"
            w={112}
            aria-label={t('print.percentOf')}
            value={percent ?? 100}
            min={leastPercent}
            max={mostPercent}
            step={10}
            suffix="%"
            allowDecimal={false}
            clampBehavior="blur"
            onChange={(value) => {
              const number = Number(value)
              if (number >= leastPercent && number <= mostPercent) set({ scale: number })
            }}
          />
        </Option>
      )}
      {!poster && page.scale !== 'fitPage' && (
        <Option label={t('print.overlap')}>
          <Segmented
            label={t('print.overlap')}
            value={String(page.overlap)}
            options={[0, 8, 15].map((value) => ({
              value: String(value),
              label: value === 0 ? t('print.noOverlap') : t('print.overlapMm', { mm: value }),
            }))}
            onChange={(value) => set({ overlap: Number(value) })}
          />
        </Option>
      )}
    </>
  )
}
