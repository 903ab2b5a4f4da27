// The grid's one input: a text area that always has the keyboard – hidden while one moves about, the cell's editor once one types.
// An input method composes into it from the first key on; that is why the editor is not opened only after a key was pressed.
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Entered } from '../fields/entered.ts'
import { useUi } from '../UiProvider.tsx'
import styles from './CellInput.module.css'
import { type Bounds, CellCalendar, CellList, type Offer, offersFor } from './CellPanel.tsx'
import type { Key } from './navigate.ts'
import { isReadOnly, isRight, type SheetColumn, type SheetRow } from './sheetTypes.ts'

/** The cell an edit goes to; `row` is null in the row that adds one. */
export interface ActiveCell {
  readonly col: number
  readonly rowIndex: number
  readonly column: SheetColumn
  readonly row: SheetRow | null
  /** Space at the left that the tree's lines take. */
  readonly inset: number
}

export interface CellInputHandle {
  focus(): void
  /** Opens the editor with the cell's content. */
  open(): void
  /** Takes what is being typed into its cell, or drops it where it is refused. */
  finish(): void
  isEditing(): boolean
}

interface Props {
  /** The element of the grid that scrolls. */
  host: Element
  /** The frame of the grid, in which the input lies. */
  frame: HTMLElement
  active: ActiveCell | null
  readOnly: boolean
  /** Screen bounds of a cell; undefined when it is scrolled away. */
  boundsOf(col: number, row: number): Bounds | undefined
  /** A key while nothing is edited; true: it was for the grid. */
  onKey(event: KeyboardEvent): boolean
  /** Takes an entry; returns a sentence when it cannot. */
  onEnter(cell: ActiveCell, entered: Entered): string | null
  /** An entry that could not be taken when the user had already gone elsewhere. */
  onDropped(sentence: string): void
  onMove(key: Key): void
  onToggle(cell: ActiveCell): void
  onCopy(event: ClipboardEvent, cut: boolean): void
  onPaste(event: ClipboardEvent): void
  ref: Ref<CellInputHandle>
}

interface Edit {
  readonly cell: ActiveCell
  /** type: began with a key, arrows leave the cell; edit: F2 or a double click, arrows move in the text. */
  readonly mode: 'type' | 'edit'
  readonly initial: string
  readonly query: string
  readonly highlighted: number
  readonly chosen: ReadonlySet<string>
  readonly error: string | null
}

const isList = ({ kind }: SheetColumn) => kind === 'choice' || kind === 'ref' || kind === 'refs'
const listed = (cell: ActiveCell): string[] => {
  const value = cell.row?.[cell.column.id]
  return Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []
}

const offered = ({ column, row }: ActiveCell, query: string): Offer[] =>
  offersFor(column.options?.(row) ?? [], query, column.creates === true, !column.required && column.kind !== 'refs')

/** An opened list stands at what is chosen. */
function firstChosen(cell: ActiveCell, query: string): number {
  if (query !== '' || !isList(cell.column)) return 0
  const chosen = listed(cell)
  return Math.max(
    0,
    offered(cell, '').findIndex((o) => 'option' in o && chosen.includes(o.option.value)),
  )
}

export function CellInput(props: Props) {
  const { host, frame, active, readOnly, boundsOf, ref } = props
  const { t, addPending } = useUi()
  const area = useRef<HTMLTextAreaElement>(null)
  const [edit, setEditState] = useState<Edit | null>(null)
  const now = useRef<Edit | null>(null)
  const setEdit = (next: Edit | null) => {
    now.current = next
    setEditState(next)
  }
  const [bounds, setBounds] = useState<Bounds | null>(null)
  const id = useId()

  const target = edit?.cell ?? active
  const locked = readOnly || !target || isReadOnly(target.column, target.row)

  const place = () => {
    const input = area.current
    const cell = now.current?.cell ?? active
    const at = cell && boundsOf(cell.col, cell.rowIndex)
    if (!input || !cell || !at) return
    const { left, top, right } = frame.getBoundingClientRect()
    input.style.left = `${at.x - left + cell.inset}px`
    input.style.top = `${at.y - top}px`
    input.style.minWidth = `${at.width + 1 - cell.inset}px`
    input.style.minHeight = `${at.height + 1}px`
    input.style.maxWidth = `${Math.max(at.width, Math.min(480, right - at.x - 16))}px`
    if (now.current) setBounds((old) => (old && old.x === at.x && old.y === at.y && old.width === at.width ? old : at))
  }
  // While one moves about, it is enough that the input has come along by the next frame.
  useLayoutEffect(() => {
    if (now.current) return place()
    const frame = requestAnimationFrame(place)
    return () => cancelAnimationFrame(frame)
  })
  // Hidden, it stays behind while the grid scrolls and catches up with the next key: moving it costs a layout in every frame.
  const behind = useRef(false)
  useEffect(() => {
    const onScroll = () => {
      behind.current = !now.current
      if (now.current) place()
    }
    host.addEventListener('scroll', onScroll, { passive: true })
    return () => host.removeEventListener('scroll', onScroll)
  })

  const begin = (mode: 'type' | 'edit') => {
    if (now.current || !active || !area.current || locked) return
    const { column, row } = active
    const initial = row ? (column.editText?.(row) ?? column.format(row)) : ''
    if (mode === 'edit' && !isList(column)) {
      area.current.value = initial
      area.current.setSelectionRange(initial.length, initial.length)
    }
    const query = mode === 'type' ? area.current.value : ''
    const chosen = new Set(listed(active))
    setEdit({ cell: active, mode, initial, query, highlighted: firstChosen(active, query), chosen, error: null })
  }
  const close = () => {
    if (area.current) area.current.value = ''
    setEdit(null)
  }
  /** Hands over an entry and leaves; stays, saying why, when it is refused. */
  const enter = (entered: Entered, then: Key | null): boolean => {
    const editing = now.current
    if (!editing) return true
    const untouched = 'text' in entered && editing.mode === 'edit' && entered.text === editing.initial
    const error = untouched ? null : props.onEnter(editing.cell, entered)
    if (error !== null) {
      setEdit({ ...editing, error })
      return false
    }
    close()
    if (then) props.onMove(then)
    return true
  }

  // ---- lists ----
  const column = edit?.cell.column
  const several = column?.kind === 'refs'
  const offers = edit && column && isList(column) ? offered(edit.cell, edit.query) : []
  const names = (chosen: ReadonlySet<string>) => [...chosen]
  const pick = (offer: Offer, then: Key | null) => {
    const editing = now.current
    if (!editing) return
    if ('none' in offer) return void enter({ value: null }, then)
    if (!several) return void enter('option' in offer ? { value: offer.option.value } : { text: offer.create }, then)
    if ('create' in offer) return void enter({ value: names(editing.chosen), missing: [offer.create] }, then)
    const chosen = new Set(editing.chosen)
    if (!chosen.delete(offer.option.value)) chosen.add(offer.option.value)
    if (area.current) area.current.value = ''
    setEdit({ ...editing, chosen, query: '' })
  }
  /** What leaving a cell with a list means: what is highlighted when something was typed, the choices made, else nothing. */
  const leaveList = (then: Key | null): boolean => {
    const editing = now.current as Edit
    if (several && editing.query === '') {
      const before = new Set(listed(editing.cell))
      const same = before.size === editing.chosen.size && [...before].every((v) => editing.chosen.has(v))
      if (!same) return enter({ value: names(editing.chosen) }, then)
    } else if (editing.query !== '') return enter({ text: editing.query }, then)
    close()
    if (then) props.onMove(then)
    return true
  }
  const listKey = (e: KeyboardEvent): boolean => {
    const editing = now.current as Edit
    const count = offers.length
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      const by = e.key === 'ArrowDown' ? 1 : -1
      if (count > 0) setEdit({ ...editing, highlighted: (editing.highlighted + by + count) % count })
      return true
    }
    const offer = offers[editing.highlighted]
    const then: Key | null =
      e.key === 'Enter' || e.key === 'Tab' ? { key: e.key, ctrl: false, shift: e.shiftKey } : null
    if (then && several && editing.query === '' && e.key === 'Enter') return leaveList(then) || true
    if (then && offer && (e.key === 'Enter' || editing.query !== '')) {
      pick(offer, several ? null : then)
      if (several && e.key === 'Tab' && 'option' in offer) leaveList(then)
      return true
    }
    if (then) return leaveList(then) || true
    if (e.key === ' ' && several && editing.query === '' && offer) {
      pick(offer, null)
      return true
    }
    return false
  }

  const editKey = (e: KeyboardEvent): boolean => {
    const editing = now.current as Edit
    if (e.key === 'Escape') {
      close()
      return true
    }
    if (isList(editing.cell.column) && listKey(e)) return true
    const text = area.current?.value ?? ''
    if (e.key === 'Enter' && e.altKey) {
      if (editing.cell.column.kind === 'longText') area.current?.setRangeText('\n', text.length, text.length, 'end')
      return true
    }
    if (e.key === 'Enter' || e.key === 'Tab') {
      enter({ text }, { key: e.key, ctrl: false, shift: e.shiftKey })
      return true
    }
    const leaves = editing.mode === 'type' && !isList(editing.cell.column) && !e.ctrlKey && !e.shiftKey && !e.metaKey
    if (leaves && /^Arrow/.test(e.key)) {
      enter({ text }, { key: e.key, ctrl: false, shift: false })
      return true
    }
    return false
  }

  const onKeyDown = (e: KeyboardEvent) => {
    if (behind.current) place()
    behind.current = false
    // Keys that an input method takes are its own.
    if (e.nativeEvent.isComposing || e.nativeEvent.keyCode === 229) return
    if (now.current) {
      if (editKey(e)) e.preventDefault()
      return
    }
    if ((e.key === 'F2' && !e.shiftKey) || (e.key === 'ArrowDown' && e.altKey)) {
      begin('edit')
      e.preventDefault()
    } else if (active && active.column.kind === 'bool' && e.key === ' ' && !locked) {
      props.onToggle(active)
      e.preventDefault()
    } else if (props.onKey(e)) e.preventDefault()
  }

  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus({ preventScroll: true }),
    open: () => {
      area.current?.focus({ preventScroll: true })
      begin('edit')
    },
    finish: () => leave(),
    isEditing: () => now.current !== null,
  }))
  const leave = () => {
    const editing = now.current
    if (!editing) return
    const done = isList(editing.cell.column) ? leaveList(null) : enter({ text: area.current?.value ?? '' }, null)
    if (done) return
    const sentence = now.current?.error
    close()
    if (sentence) props.onDropped(sentence)
  }

  const editing = edit !== null
  const finish = useRef(leave)
  finish.current = leave
  useEffect(() => (editing ? addPending(() => finish.current()) : undefined), [editing, addPending])

  const said = target && `${target.column.title}: ${target.row ? target.column.format(target.row) : ''}`
  return (
    <>
      <textarea
        ref={area}
        rows={1}
        spellCheck={false}
        readOnly={locked}
        className={`${styles.input} ${edit ? styles.open : ''} ${edit?.error ? styles.wrong : ''}`}
        data-right={target ? isRight(target.column) : false}
        {...(edit ? {} : { 'data-keys': 'app' })}
        placeholder={edit && isList(edit.cell.column) ? edit.initial : ''}
        aria-label={said || t('grid.cell')}
        aria-invalid={edit?.error != null}
        aria-errormessage={edit?.error ? `${id}-error` : undefined}
        aria-haspopup={edit && isList(edit.cell.column) ? 'listbox' : undefined}
        aria-activedescendant={offers.length > 0 ? `${id}-list-${edit?.highlighted}` : undefined}
        onKeyDown={onKeyDown}
        onCompositionStart={() => begin('type')}
        onInput={(e) => {
          const query = e.currentTarget.value
          if (!now.current && query !== '') begin('type')
          if (now.current) setEdit({ ...now.current, query, highlighted: 0, error: null })
        }}
        // Glide takes the focus for a moment when it is clicked; what a click means for the edit, the selection tells.
        onBlur={(e) => !frame.contains(e.relatedTarget) && leave()}
        onCopy={(e) => !now.current && props.onCopy(e, false)}
        onCut={(e) => !now.current && props.onCopy(e, true)}
        onPaste={(e) => !now.current && props.onPaste(e)}
        onDoubleClick={(e) => e.stopPropagation()}
      />
      {edit && bounds && isList(edit.cell.column) && (
        <CellList
          id={`${id}-list`}
          at={bounds}
          offers={offers}
          highlighted={edit.highlighted}
          chosen={edit.chosen}
          multiple={several}
          onHover={(highlighted) => now.current && setEdit({ ...now.current, highlighted })}
          onPick={(offer) => pick(offer, null)}
        />
      )}
      {edit && bounds && edit.cell.column.kind === 'date' && (
        <CellCalendar
          at={bounds}
          value={(edit.cell.row?.[edit.cell.column.id] as string | null | undefined) ?? null}
          onPick={(value) => enter({ value }, null)}
        />
      )}
      {edit?.error && bounds && (
        <div
          className={styles.error}
          id={`${id}-error`}
          role="alert"
          style={{ left: bounds.x, top: bounds.y + bounds.height + 4 }}
        >
          {edit.error}
        </div>
      )}
    </>
  )
}
