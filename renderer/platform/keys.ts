// Keys of actions: 'Mod+Shift+L' as data, matched against key events, worded for people and for the native menu.

export interface KeyCombination {
  /** Ctrl, on macOS Cmd. */
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
  /** As KeyboardEvent.key, letters in lower case. */
  readonly key: string
}

export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> & { code?: string }

const modifiers = new Set(['mod', 'shift', 'alt'])
const spelled: Record<string, string> = { space: ' ', plus: '+', esc: 'escape', del: 'delete' }

/** Reads 'Mod+Shift+L', 'F2', 'Delete', 'Mod+Plus'. Throws on an unknown modifier: keys are written by us. */
export function parseKey(text: string): KeyCombination {
  const known = combinations.get(text)
  if (known) return known
  const parts = text.toLowerCase().split('+')
  const last = parts.pop() as string
  const unknown = parts.find((part) => !modifiers.has(part))
  if (unknown !== undefined || last === '') throw new Error(`not a key: ${text}`)
  const key = spelled[last] ?? last
  const made = { mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt'), key }
  combinations.set(text, made)
  return made
}
/** Read once: every key pressed is compared with those of all actions. */
const combinations = new Map<string, KeyCombination>()

/** Whether the event is this combination. Shift is not asked of punctuation, which may need it to be typed at all. */
export function matchesKey(event: Pressed, combination: KeyCombination, mac = false): boolean {
  const { mod, shift, alt, key } = combination
  const main = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  if (main !== mod || other || event.altKey !== alt) return false
  const punctuation = key.length === 1 && !/[a-z0-9 ]/.test(key)
  if (!punctuation && event.shiftKey !== shift) return false
  if (event.key.toLowerCase() === key) return true
  // On other keyboard layouts, and with Shift held, letters and digits are told by their place.
  const code = /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : undefined
  return code !== undefined && event.code === code && !/^[a-z0-9]$/i.test(event.key)
}

/** Whether the combination could also be typing or editing of text: it then belongs to a focused text field. */
export function belongsToText({ mod, alt, key }: KeyCombination): boolean {
  if (/^f\d{1,2}$/.test(key)) return false
  if (!mod && !alt) return key !== 'escape'
  const editing = [
    'a',
    'c',
    'v',
    'x',
    'z',
    'y',
    'arrowleft',
    'arrowright',
    'arrowup',
    'arrowdown',
    'backspace',
    'delete',
  ]
  return (mod && editing.includes(key)) || key === 'home' || key === 'end'
}

const symbols: Record<string, string> = {
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  ' ': 'Space',
  escape: 'Esc',
  delete: 'Del',
  enter: 'Enter',
  tab: 'Tab',
  backspace: '⌫',
}

/** The combination as people read it: 'Ctrl+Shift+L', on macOS '⇧⌘L'. */
export function keyText(text: string, mac = false): string {
  const { mod, shift, alt, key } = parseKey(text)
  const name = symbols[key] ?? (key.length === 1 ? key.toUpperCase() : key[0]?.toUpperCase() + key.slice(1))
  if (mac) return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`
  return [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', name].filter(Boolean).join('+')
}

const electronNames: Record<string, string> = {
  arrowleft: 'Left',
  arrowright: 'Right',
  arrowup: 'Up',
  arrowdown: 'Down',
  ' ': 'Space',
  '+': 'Plus',
}

/** The combination as an Electron accelerator; undefined for keys that a menu must not take from the page (Delete, Enter, letters). */
export function accelerator(text: string): string | undefined {
  const { mod, shift, alt, key } = parseKey(text)
  if (!mod && !alt && !/^f\d{1,2}$/.test(key)) return undefined
  const name = electronNames[key] ?? (key.length === 1 ? key.toUpperCase() : key[0]?.toUpperCase() + key.slice(1))
  return [mod && 'CmdOrCtrl', alt && 'Alt', shift && 'Shift', name].filter(Boolean).join('+')
}
