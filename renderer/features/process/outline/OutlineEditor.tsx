// The outline of a version: a text in which each line is a step; the same rows and the same selection as canvas and table.
import { type ClipboardEvent, type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { rowsOf, useRow } from '#platform/useRows.ts'
import { isFrozen } from '#shared/commands/frozen.ts'
import { stepBox } from '#shared/diagram/geometry.ts'
import { reveal } from '../canvas/viewport.ts'
import { OfferList } from '../capture/OfferList.tsx'
import { drawingOf } from '../model/drawing.ts'
import { editor, select, useEditor } from '../model/state.ts'
import { type Caret, indented, linesOf, moved, newLine, pasted, textOf } from './lines.ts'
import styles from './OutlineEditor.module.css'
import { lineHeight, OutlineLines } from './OutlineLines.tsx'
import { offersAt } from './offers.ts'
import { readDoc } from './takeOver.ts'
import { useOutline } from './useOutline.ts'

export function OutlineEditor({ version, title }: { version: string; title: string }) {
  const t = useT()
  const lang = useLang()
  const area = useRef<HTMLTextAreaElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const session = useOutline(version, area)
  const { doc } = session
  const [caretLine, setCaretLine] = useState<number | null>(null)
  const left = useRef<number | null>(null)
  /** Where a name may be completed; nowhere while an input method is at work or after Escape. */
  const [spot, setSpot] = useState<Caret | null>(null)
  const [active, setActive] = useState(0)
  const row = useRow('processVersion', version)
  const frozen = row ? isFrozen(row) : false
  const selected = useEditor((state) => state.steps)
  // Read when there is time for it: typing in a long outline does not wait.
  const settled = useDeferredValue(doc)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the lines mean depends on the language too.
  const problems = useMemo(() => readDoc(version, settled).problems, [version, settled, lang])
  const offers = spot && !frozen ? offersAt(doc, spot, namesOf(version)) : null
  const offer = offers?.items[Math.min(active, offers.items.length - 1)]

  const caret = () => {
    const field = area.current
    return { start: field?.selectionStart ?? 0, end: field?.selectionEnd ?? 0 }
  }
  /** The steps of the lines where the caret is are the selected ones. */
  const follow = () => {
    if (document.activeElement !== area.current) return
    setSpot(caret())
    setActive(0)
    const [first, last] = linesOf(doc, caret())
    // Leaving a line takes it over, however it is left.
    if (last !== left.current) void session.commit()
    left.current = last
    setCaretLine(last)
    const ids = [...new Set(doc.ids.slice(first, last + 1).flatMap((id) => id ?? []))]
    const { steps } = editor()
    if (steps.size === ids.length && ids.every((id) => steps.has(id))) return
    select({ steps: ids })
    if (ids.length === 1) showOnCanvas(version, ids[0] as string)
  }
  // A line that became a step is selected like any other.
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows lines and their steps.
  useEffect(follow, [doc])
  // What is selected elsewhere comes into sight here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a selection moves the view, not every edit.
  useEffect(() => {
    const [first] = selected
    const line = first === undefined ? -1 : doc.ids.indexOf(first)
    const view = scroller.current
    if (line < 0 || !view || document.activeElement === area.current) return
    const top = line * lineHeight
    if (top < view.scrollTop || top + 2 * lineHeight > view.scrollTop + view.clientHeight)
      view.scrollTop = Math.max(0, top - view.clientHeight / 3)
  }, [selected])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const native = event.nativeEvent
    // Keys that belong to an input method are none of ours.
    if (native.isComposing || native.keyCode === 229) return
    if (outlineKey(event)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  const outlineKey = (event: KeyboardEvent): boolean => {
    const { key, altKey, shiftKey } = event
    const mod = event.ctrlKey || event.metaKey
    if (key === 'Escape') {
      if (offers) setSpot(null)
      else area.current?.blur()
      return true
    }
    if (mod && !altKey && key.toLowerCase() === 'z') {
      void (shiftKey ? session.forth() : session.back())
      return true
    }
    if (mod && !altKey && key.toLowerCase() === 'y') {
      void session.forth()
      return true
    }
    if (mod || frozen) return false
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      session.apply(moved(doc, caret(), key === 'ArrowUp' ? -1 : 1))
      void session.commit()
      return true
    }
    if (altKey) return false
    if (key === 'Tab' && offer && !shiftKey) {
      session.apply(offer.edit)
      return true
    }
    // Up and down leave the line, unless a name has been begun.
    if (offers && (key === 'ArrowDown' || key === 'ArrowUp') && !shiftKey) {
      const next = active + (key === 'ArrowDown' ? 1 : -1)
      setActive(Math.max(0, Math.min(offers.items.length - 1, next)))
      return true
    }
    if (key === 'Tab') {
      session.apply(indented(doc, caret(), shiftKey))
      void session.commit()
      return true
    }
    if (key === 'Enter') {
      session.apply(newLine(doc, caret()))
      void session.commit()
      return true
    }
    return false
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\r\n]/.test(text.trim()) || frozen) return
    event.preventDefault()
    session.apply(pasted(doc, caret(), text))
    void session.commit(true)
  }

  const text = textOf(doc)
  return (
    <section className={styles.outline} aria-label={t('outline.title')}>
      <div ref={scroller} className={styles.scroller} onPointerDown={(event) => focusBelow(event, area.current)}>
        <div className={styles.sheet}>
          <OutlineLines doc={doc} problems={problems} caretLine={caretLine} selected={selected} scroller={scroller} />
          <textarea
            ref={area}
            className={styles.text}
            aria-label={t('process.outline.of', { title })}
            spellCheck={false}
            autoComplete="off"
            wrap="off"
            rows={1}
            value={text}
            readOnly={frozen}
            placeholder={t('outline.placeholder')}
            onChange={(event) => session.typed(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onCompositionStart={() => {
              setSpot(null)
              session.composing(true)
            }}
            onCompositionEnd={() => {
              session.composing(false)
              follow()
            }}
            onSelect={follow}
            onFocus={follow}
            onBlur={() => {
              setCaretLine(null)
              setSpot(null)
              void session.commit(true)
            }}
          />
          {offers && (
            <div className={styles.offers} style={{ top: (offers.line + 1) * lineHeight + 8 }}>
              <span className={styles.words}>{offers.before}</span>
              <OfferList items={offers.items} active={offer} onPick={({ edit }) => session.apply(edit)} />
            </div>
          )}
        </div>
      </div>
      <p className={styles.hint}>
        <span>{t(frozen ? 'process.outline.frozen' : 'outline.hint')}</span>
        {!frozen && <span className={styles.keys}>{t('process.outline.keys')}</span>}
      </p>
    </section>
  )
}

/** Who and what can be named in a line: people, then roles; lanes; steps. */
function namesOf(version: string) {
  const people = rowsOf('person').filter((p) => p.active)
  const taken = new Set(people.map((p) => p.name))
  const roles = rowsOf('role').filter((r) => !taken.has(r.name))
  const { diagram } = drawingOf(version)
  return {
    owners: [...people, ...roles].map(({ name }) => ({ name })),
    lanes: diagram.lanes.map(({ title }) => ({ name: title })),
    steps: diagram.steps.filter((s) => s.kind !== 'start' && s.kind !== 'note').map(({ title }) => ({ name: title })),
  }
}

function showOnCanvas(version: string, step: string): void {
  const { diagram, positions } = drawingOf(version)
  const drawn = diagram.steps.find((s) => s.id === step)
  const at = positions.get(step)
  if (drawn && at) reveal(stepBox(drawn, at))
}

/** A click below the last line goes to its end. */
function focusBelow(
  event: { target: EventTarget; currentTarget: EventTarget; preventDefault(): void },
  field: HTMLTextAreaElement | null,
): void {
  if (event.target !== event.currentTarget || !field) return
  event.preventDefault()
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}
