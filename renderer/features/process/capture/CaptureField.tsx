// The one text field of the canvas. It always has the focus while the canvas is worked on – invisible at the selected step – so that
// the first key or the first syllable of an input method lands in it; with an edit in progress it is what is typed into.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { undo } from '#platform/execute.ts'
import { addPending } from '#platform/pending.ts'
import { useT } from '#platform/text.ts'
import { captured } from '../model/coming.ts'
import { type Capture, editor, idle, setEditor, soleStep, useEditor } from '../model/state.ts'
import styles from './CaptureField.module.css'
import { CaptureHelp } from './CaptureHelp.tsx'
import { cancel, commit, initialText, startDraft, type Then } from './commit.ts'
import { holdField } from './field.ts'
import { type Suggestion, suggest } from './suggest.ts'

export interface ScreenPlace {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly look: 'card' | 'label'
}

interface Props {
  version: string
  /** Where it stands on the screen; undefined: nowhere in particular. */
  place: ScreenPlace | undefined
  fontSize: number
  /** Keys typed with no edit in progress. Returns whether it has dealt with the key. */
  onKey: (event: KeyboardEvent) => boolean
  onClipboard: (event: ClipboardEvent) => void
}

const isText = (capture: Capture) => capture.mode !== 'idle'

export function CaptureField({ version, place, fontSize, onKey, onClipboard }: Props) {
  const t = useT()
  const capture = useEditor((state) => state.capture)
  const readOnly = useEditor((state) => state.readOnly)
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [active, setActive] = useState(-1)
  const editing = isText(capture)
  const { items, takesFirst } = editing ? suggest(version, capture, text) : { items: [], takesFirst: false }
  const chosen: Suggestion | undefined = items[active] ?? (takesFirst ? items[0] : undefined)
  /** The line completed with the name that Tab takes. */
  const offered = (items[active] ?? items[0])?.text

  useEffect(() => {
    const field = area.current
    if (field) return holdField(field)
  }, [])

  // A new edit starts with its own text, selected, unless its first characters have just been typed.
  useLayoutEffect(() => {
    const field = area.current
    if (!field) return
    const typed = 'typed' in capture && capture.typed
    if (!typed) {
      field.value = initialText(version, capture)
      if (capture.mode !== 'idle') field.focus({ preventScroll: true })
      if (capture.mode === 'draft') field.setSelectionRange(field.value.length, field.value.length)
      else if (field.value !== '') field.select()
    }
    setText(field.value)
    setActive(-1)
  }, [capture, version])

  // Undo, saving and leaving wait for what is being typed.
  useEffect(
    () =>
      addPending(async () => {
        if (isText(editor().capture)) commit(version, area.current?.value ?? '', 'stop')
        await captured()
      }),
    [version],
  )

  const then = (next: Then) => {
    // A chosen name inside a line completes the line; a chosen row is the answer.
    if (chosen?.text !== undefined && active >= 0) return complete(chosen.text)
    commit(version, area.current?.value ?? '', next, chosen && chosen.text === undefined ? chosen.value : null)
  }
  const complete = (line: string) => {
    const field = area.current
    if (!field) return
    field.value = line
    field.setSelectionRange(line.length, line.length)
    setText(line)
    setActive(-1)
  }
  const pick = (item: Suggestion) => {
    if (item.text !== undefined) complete(item.text)
    else commit(version, area.current?.value ?? '', 'stop', item.value)
    area.current?.focus({ preventScroll: true })
  }

  const onEditKey = (event: KeyboardEvent): boolean => {
    const mod = event.ctrlKey || event.metaKey
    const inLine = capture.mode === 'draft' || capture.mode === 'title'
    switch (event.key) {
      case 'Enter':
        if (mod && inLine) then('end')
        else if (event.altKey && inLine) then('connect')
        else if (event.shiftKey && inLine) then('owner')
        else then(capture.mode === 'draft' ? 'next' : 'stop')
        return true
      case 'Tab':
        if (event.shiftKey) return true
        if (offered !== undefined && offered.trimEnd() !== area.current?.value) complete(offered)
        else then(inLine ? 'branch' : 'stop')
        return true
      case 'Escape':
        cancel()
        return true
      case 'z':
        // With nothing typed there is nothing to take back but the step before.
        if (!mod || event.shiftKey || area.current?.value !== '') return false
        cancel()
        void undo()
        return true
      case 'ArrowDown':
      case 'ArrowUp':
        if (items.length === 0) return false
        setActive((at) => {
          const from = at < 0 && takesFirst ? 0 : at
          const next = event.key === 'ArrowDown' ? from + 1 : from - 1
          return Math.max(-1, Math.min(items.length - 1, next))
        })
        return true
      default:
        return false
    }
  }

  /** The first character with nothing being edited: it begins the title of the selected step, or a new step. */
  const begin = () => {
    const step = soleStep()
    if (step) setEditor({ capture: { mode: 'title', step, typed: true } })
    else if (editor().steps.size === 0) {
      startDraft(version, null)
      const { capture: started } = editor()
      if (started.mode === 'draft') setEditor({ capture: { ...started, typed: true } })
    }
  }

  const style = place
    ? { left: place.left, top: place.top, width: place.width, height: place.height, fontSize }
    : { fontSize }
  return (
    <div
      className={`${styles.holder} ${editing ? styles.editing : ''} ${place?.look === 'card' ? styles.card : ''}`}
      style={style}
    >
      <textarea
        ref={area}
        className={styles.field}
        rows={1}
        spellCheck={false}
        readOnly={readOnly}
        aria-label={t('process.canvas.field')}
        placeholder={editing ? placeholder(capture, t) : ''}
        data-keys={editing ? undefined : 'app'}
        data-capture={capture.mode}
        onInput={(event) => {
          if (!editing && event.currentTarget.value !== '') begin()
          setText(event.currentTarget.value)
          setActive(-1)
        }}
        onCompositionStart={() => {
          if (!editing) begin()
        }}
        onKeyDown={(event) => {
          const native = event.nativeEvent
          // Keys that belong to an input method are none of ours.
          if (native.isComposing || native.keyCode === 229) return
          const handled = editing ? onEditKey(native) : onKey(native)
          if (handled) event.preventDefault()
          if (handled || editing) event.stopPropagation()
        }}
        onCopy={(event) => !editing && onClipboard(event.nativeEvent)}
        onCut={(event) => !editing && onClipboard(event.nativeEvent)}
        onPaste={(event) => !editing && onClipboard(event.nativeEvent)}
        onBlur={() => {
          if (!editing) return
          // A question left open is no answer.
          if (capture.mode === 'answer' || capture.mode === 'connectAnswer' || capture.mode === 'connect')
            return cancel()
          commit(version, area.current?.value ?? '', 'stop')
          // What could not be taken over (a list choice not made) is given up.
          if (editor().capture === capture) setEditor({ capture: idle })
        }}
      />
      {editing && (
        <CaptureHelp version={version} text={text} items={items} active={items[active] ?? chosen} onPick={pick} />
      )}
    </div>
  )
}

function placeholder(capture: Capture, t: ReturnType<typeof useT>): string {
  switch (capture.mode) {
    case 'draft':
      return t(capture.draft.kind === 'decision' ? 'process.capture.question' : 'process.capture.title')
    case 'answer':
    case 'connectAnswer':
      return t('process.capture.answer')
    case 'owner':
      return t('process.capture.owner')
    case 'connect':
      return t('process.capture.connect')
    case 'flow':
      return t('process.capture.flow')
    default:
      return ''
  }
}
