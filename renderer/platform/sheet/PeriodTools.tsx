// The row of tools of a sheet with periods as columns: its year, what is shown, how rows are grouped.
import { ChevronLeft, ChevronRight, Layers } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, IconButton } from '#ui/Button.tsx'
import { ContextMenu } from '#ui/ContextMenu.tsx'
import { Toolbar, ToolbarSpace, ToolRow } from '#ui/Screen.tsx'
import styles from './PeriodTools.module.css'

interface Props {
  label: string
  year: number
  /** How the years shown read. */
  years: string
  onYear(year: number): void
  words: { readonly before: string; readonly after: string; readonly groupBy: string }
  /** What rows can be grouped by; `on` is how they are. */
  groups: readonly { readonly id: string; readonly label: string; readonly on: boolean }[]
  onGroup(id: string): void
  /** Between the year and the groups. */
  children: ReactNode
  /** Behind the groups, and at the far end. */
  more?: ReactNode
  end?: ReactNode
}

export function PeriodTools({ label, year, years, onYear, words, groups, onGroup, children, more, end }: Props) {
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null)
  return (
    <ToolRow>
      <Toolbar label={label}>
        <IconButton icon={ChevronLeft} label={words.before} size={14} onClick={() => onYear(year - 1)} />
        <span className={styles.year}>{years}</span>
        <IconButton icon={ChevronRight} label={words.after} size={14} onClick={() => onYear(year + 1)} />
        {children}
        <Button
          look="quiet"
          icon={Layers}
          aria-haspopup="menu"
          onClick={(e) => {
            const { left, bottom } = e.currentTarget.getBoundingClientRect()
            setMenu({ x: left, y: bottom })
          }}
        >
          {words.groupBy}
        </Button>
        {more}
      </Toolbar>
      {end && (
        <>
          <ToolbarSpace />
          {end}
        </>
      )}
      {menu && (
        <ContextMenu
          at={menu}
          items={groups.map(({ id, label, on }) => ({ id, label, checked: on, run: () => onGroup(id) }))}
          onClose={() => setMenu(null)}
        />
      )}
    </ToolRow>
  )
}
