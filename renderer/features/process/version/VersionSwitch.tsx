// The version shown, in the header: the others of its process, and all that is done to a version.
import {
  ArrowLeftRight,
  CalendarCheck,
  ChevronDown,
  CircleOff,
  GitBranchPlus,
  Lock,
  Pencil,
  Trash2,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { isFrozen } from '#shared/commands/frozen.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import styles from '../list/Switches.module.css'
import { TitleField } from '../list/TitleField.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import {
  ask,
  compareTwo,
  nextTitle,
  removeVersion,
  renameVersion,
  retire,
  startToBe,
  useAsking,
  versionName,
} from './versions.ts'

/** After the menu has gone and given the keyboard back. */
const later = (run: () => void) => () => requestAnimationFrame(() => requestAnimationFrame(run))

export function VersionSwitch({ version }: { version: RowOf<'processVersion'> }) {
  const t = useT()
  const lang = useLang()
  const versions = useRows('processVersion', { process: version.process })
  const asking = useAsking((state) => state.asking)
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  useEffect(() => () => ask(null), [])

  if (asking === 'toBe' || asking === 'rename') {
    return (
      <span className={styles.naming} data-version-name>
        <TitleField
          key={asking}
          value={asking === 'toBe' ? nextTitle(version.process) : version.title}
          label={t('versions.naming')}
          onDone={(title) => {
            ask(null)
            if (asking === 'rename') void renameVersion(version, title)
            else if (title !== '') void startToBe(version, title)
          }}
        />
      </span>
    )
  }
  const status = (row: RowOf<'processVersion'>) => choiceLabel(lang, 'processVersion', 'status', row.status)
  const others = versions.filter((row) => row.id !== version.id)
  const items: ContextItem[] = [
    ...versions.map(
      (row): ContextItem => ({
        id: row.id,
        label: `${versionName(lang, row)}\u2003${status(row)}`,
        checked: row.id === version.id,
        run: () => navigate('process', { processVersion: row.id, process: row.process }),
      }),
    ),
    '-',
    { id: 'toBe', label: t('versions.startToBe'), icon: GitBranchPlus, run: later(() => ask('toBe')) },
    { id: 'rename', label: t('versions.rename'), icon: Pencil, run: later(() => ask('rename')) },
    {
      id: 'publish',
      label: t('versions.publish'),
      icon: CalendarCheck,
      disabled: version.status === 'published',
      run: later(() => ask('publish')),
    },
    {
      id: 'retire',
      label: t('versions.retire'),
      icon: CircleOff,
      disabled: version.status === 'retired',
      run: () => void retire(version),
    },
    {
      id: 'remove',
      label: t('versions.remove'),
      icon: Trash2,
      danger: true,
      // A process without a version cannot be opened.
      disabled: others.length === 0,
      run: () => void removeVersion(version),
    },
    ...(others.length > 0 ? (['-'] as const) : []),
    ...others.map(
      (row): ContextItem => ({
        id: `compare ${row.id}`,
        label: t('versions.compare.menu', { title: row.title }),
        icon: ArrowLeftRight,
        run: () => compareTwo(version, row),
      }),
    ),
  ]
  return (
    <>
      <button
        type="button"
        className={styles.version}
        data-kind={version.kind}
        title={t('process.versionSwitch')}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          setAt({ x: left, y: bottom + 4 })
        }}
      >
        {isFrozen(version) && <Lock size={12} aria-hidden />}
        {versionName(lang, version)}
        <small>{status(version)}</small>
        <ChevronDown size={13} aria-hidden />
      </button>
      {at && <ContextMenu at={at} items={items} onClose={() => setAt(null)} />}
      {asking === 'publish' && <PublishDialog version={version} onClose={() => ask(null)} />}
    </>
  )
}
