// The screen of an area of the plan: its entities as sheets behind one switch, and what is seen of them at a glance.
import { Table2, X } from 'lucide-react'
import { type ComponentType, type ReactNode, useCallback, useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { planStore } from '#platform/planStore.ts'
import type { PlanTables } from '#platform/planTables.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowsOf, useRows } from '#platform/useRows.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import { entityLabels, inSentence, type TextKey } from '#shared/i18n/index.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import type { Icon } from '#ui/icon.ts'
import { EmptyState, Screen, ScreenHeader } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import type { Values } from '#ui/SheetGrid/sheetTypes.ts'
import styles from './AreaScreen.module.css'
import { EntitySheet } from './EntitySheet.tsx'
import type { Tones } from './entityColumns.ts'

/** A sheet of the area. */
export interface AreaSheet {
  readonly entity: EntityName
  readonly icon: Icon
  /** Teaches the next step where there is no row yet. */
  readonly empty: TextKey
  readonly tones?: Tones
  /** The field that names the row to which each row must belong, e.g. the training of a session. */
  readonly of?: string
  /** What a new row gets besides that. */
  fresh?(given: Values): Values
}

/** A picture of the area, shown in place of a sheet. */
export interface AreaPicture {
  readonly id: string
  readonly label: TextKey
  readonly icon: Icon
  /** Gets the switch for its header. */
  readonly View: ComponentType<{ header: ReactNode }>
  /** Whether there is something to be seen; without, another view of the area is shown first. */
  readonly has?: (rows: PlanTables) => boolean
}

interface Props {
  /** The id of the screen, for navigate(). */
  screen: string
  title: TextKey
  sheets: readonly [AreaSheet, ...AreaSheet[]]
  pictures?: readonly AreaPicture[]
}

const none: readonly AreaPicture[] = []
/** The tab behind which the sheets stand where there are pictures too. */
const tables = 'tables'

/** The first picture that shows something; the sheets where none does but they hold rows. */
function firstPicture(pictures: readonly AreaPicture[], sheets: readonly AreaSheet[], rows: PlanTables) {
  const filled = pictures.find(({ has }) => has?.(rows) ?? true)
  return filled ?? (sheets.some(({ entity }) => rows[entity].size > 0) ? undefined : pictures[0])
}

export function AreaScreen({ screen, title, sheets, pictures = none }: Props) {
  const t = useT()
  const lang = useLang()
  const params = useWindow((window) => window.params)
  const counts = useStore(
    planStore,
    useShallow(({ rows }) => sheets.map(({ entity }) => rows[entity].size)),
  )
  const sheet = sheets.find(({ entity }) => entity === params.tab)
  const asked = pictures.find(({ id }) => id === params.tab)
  const first = useStore(planStore, ({ rows }) => firstPicture(pictures, sheets, rows))
  const picture = sheet || params.tab === tables ? undefined : (asked ?? first)
  const shown = sheet ?? (picture ? undefined : sheets[0])
  const show = (tab: string) => navigate(screen, { tab })
  const ofSheets = (
    <Segmented
      label={t(pictures.length > 0 ? 'areas.tables' : title)}
      value={shown?.entity ?? ''}
      options={sheets.map(({ entity }, i) => ({
        value: entity as string,
        label: entityLabels(lang, entity).plural,
        ...(counts[i] ? { count: counts[i] } : {}),
      }))}
      onChange={show}
    />
  )
  const header =
    pictures.length === 0 ? (
      ofSheets
    ) : (
      <Segmented
        label={t(title)}
        value={picture?.id ?? tables}
        options={[
          ...pictures.map(({ id, label, icon }) => ({ value: id, label: t(label), icon })),
          { value: tables, label: t('areas.tables'), icon: Table2 },
        ]}
        onChange={show}
      />
    )
  if (picture) return <picture.View header={header} />
  return shown ? (
    <SheetOfArea
      key={shown.entity}
      screen={screen}
      title={t(title)}
      header={header}
      tools={pictures.length > 0 && ofSheets}
      {...shown}
      below={sheets.filter(({ entity, of }) => of && entityOf(entity).fields[of]?.to === shown.entity)}
    />
  ) : null
}

interface SheetProps extends AreaSheet {
  screen: string
  title: string
  header: ReactNode
  /** The switch between the sheets, where the header has another one. */
  tools: ReactNode
  /** Sheets whose rows belong to rows of this one. */
  below: readonly AreaSheet[]
}

function SheetOfArea({ screen, title, header, tools, below, entity, icon, empty, tones, of, fresh }: SheetProps) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const owner = (of ? entityOf(entity).fields[of]?.to : undefined) as EntityName | undefined
  const asked = useWindow((window) => window.params.of)
  const owned = owner && asked ? context.titleOf(owner, asked) : undefined
  const where = useMemo(() => (of && owned !== undefined ? { [of]: asked } : undefined), [of, asked, owned])
  const nobody = useStore(planStore, ({ rows }) => owner !== undefined && rows[owner].size === 0)
  const complete = useCallback(
    (given: Values): Values => {
      const belongs = of && owner && !given[of] ? { [of]: where?.[of] ?? latestOwner(entity, of, owner) } : {}
      return { ...belongs, ...fresh?.({ ...belongs, ...given }) }
    },
    [entity, of, owner, where, fresh],
  )
  if (owner && nobody) {
    const name = inSentence(lang, entityLabels(lang, owner).name)
    return (
      <Screen>
        <ScreenHeader title={title}>{header}</ScreenHeader>
        {tools && <div className={styles.tools}>{tools}</div>}
        <EmptyState icon={icon} text={t(empty)}>
          <Button look="primary" onClick={() => navigate(screen, { tab: owner })}>
            {t('areas.first', { name })}
          </Button>
        </EmptyState>
      </Screen>
    )
  }
  return (
    <EntitySheet
      entity={entity}
      title={title}
      icon={icon}
      empty={empty}
      {...(tones ? { tones } : {})}
      {...(where ? { where } : {})}
      complete={complete}
      tools={tools && <div className={styles.tools}>{tools}</div>}
      more={(row) => below.map((sheet) => <OwnRows key={sheet.entity} screen={screen} sheet={sheet} row={row} />)}
      header={
        <>
          {header}
          {owned !== undefined && (
            <button
              type="button"
              className={styles.of}
              aria-label={t('areas.showAll')}
              title={t('areas.showAll')}
              onClick={() => navigate(screen, { tab: entity })}
            >
              <span>{owned}</span>
              <X size={12} aria-hidden />
            </button>
          )}
        </>
      }
    />
  )
}

/** Leads to the rows that belong to a row, e.g. the sessions of a training: there, what is new belongs to it. */
function OwnRows({ screen, sheet, row }: { screen: string; sheet: AreaSheet; row: string }) {
  const lang = useLang()
  const { entity, of = '' } = sheet
  const count = useRows(entity, { [of]: row } as never).length
  return (
    <div className={styles.own}>
      <Button look="quiet" icon={sheet.icon} onClick={() => navigate(screen, { tab: entity, of: row })}>
        {entityLabels(lang, entity).plural}
        {count > 0 && <span className={styles.count}>{count}</span>}
      </Button>
    </div>
  )
}

/** The row to which a new one belongs where nothing says so: that of the row written last, else the first there is. */
function latestOwner(entity: EntityName, of: string, owner: EntityName): unknown {
  const last = (rowsOf(entity) as unknown as readonly Values[]).at(-1)
  return last?.[of] ?? rowsOf(owner)[0]?.id
}
