// Actions: everything a user can start, as one list from which menu, keys, toolbar buttons, palette and shortcut sheet are made.
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { TextKey } from '#shared/i18n/index.ts'
import type { Icon } from './icon.ts'
import { belongsToText, type KeyCombination, matchesKey, parseKey } from './keys.ts'

export const menuNames = ['file', 'edit', 'view', 'process', 'insert', 'help'] as const
export type MenuName = (typeof menuNames)[number]

export interface Action {
  readonly id: string
  readonly label: TextKey
  /** Parameters of the label, read when it is shown. */
  labelParams?(): Readonly<Record<string, string | number>>
  readonly icon?: Icon
  /** 'Mod+Shift+L'; without Mod or Alt it works only outside text fields. */
  readonly key?: string
  /** Further keys that do the same; menus show only `key`. */
  readonly otherKeys?: readonly string[]
  readonly menu?: MenuName
  /** Place in its menu; a new hundred starts a new group. */
  readonly order?: number
  /** false keeps it out of the palette (it makes sense only where it is shown). */
  readonly palette?: boolean
  enabled?(): boolean
  checked?(): boolean
  run(): unknown
}

interface Registry {
  readonly lists: readonly { readonly owner: object; readonly actions: readonly Action[] }[]
  /** Goes up when labels, marks or enabledness may have changed. */
  readonly version: number
}
export const useActionRegistry = create<Registry>(() => ({ lists: [], version: 0 }))

/** All registered actions; of two with the same id the one registered last. */
export function allActions(lists = useActionRegistry.getState().lists): Action[] {
  const byId = new Map<string, Action>()
  for (const { actions } of lists) for (const action of actions) byId.set(action.id, action)
  return [...byId.values()]
}

export const isEnabled = (action: Action): boolean => action.enabled?.() ?? true
export const actionOf = (id: string): Action | undefined => allActions().find((action) => action.id === id)

/** Runs an action by id, when it is registered and enabled. */
export function runAction(id: string): boolean {
  const action = actionOf(id)
  if (!action || !isEnabled(action)) return false
  void action.run()
  return true
}

/** Says that enabledness or labels may have changed, e.g. after a selection: menus are drawn anew. */
export function refreshActions(): void {
  useActionRegistry.setState(({ version }) => ({ version: version + 1 }))
}

/** Registers actions; the returned function takes them back. */
export function registerActions(actions: readonly Action[]): () => void {
  const owner = {}
  useActionRegistry.setState(({ lists, version }) => ({ lists: [...lists, { owner, actions }], version: version + 1 }))
  return () =>
    useActionRegistry.setState(({ lists, version }) => ({
      lists: lists.filter((list) => list.owner !== owner),
      version: version + 1,
    }))
}

/** Registers actions while the component is mounted; they always see the latest render's values. */
export function useActions(actions: readonly Action[]): void {
  const latest = useRef(actions)
  latest.current = actions
  const ids = actions.map((action) => action.id).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: registered anew only when other actions are listed.
  useEffect(() => {
    const now = (id: string) => latest.current.find((action) => action.id === id)
    return registerActions(
      latest.current.map((action) => ({
        ...action,
        ...(action.labelParams ? { labelParams: () => now(action.id)?.labelParams?.() ?? {} } : {}),
        enabled: () => now(action.id)?.enabled?.() ?? true,
        ...(action.checked ? { checked: () => now(action.id)?.checked?.() ?? false } : {}),
        run: () => now(action.id)?.run(),
      })),
    )
  }, [ids])
  useEffect(refreshActions)
}

export const isMac = /mac/i.test(globalThis.navigator?.platform ?? '')

/**
 * Whether keys typed into `target` are text. An element inside `data-keys="app"` is none, though it may be a text area:
 * the hidden one with which a grid receives input methods.
 */
export function isTextEntry(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('[data-keys="app"]')) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !/^(button|checkbox|radio|range|submit|color|file)$/.test(target.type)
}

/** Whether a key without Ctrl or Alt belongs to the control that has the focus: a dialog or menu, or a button that Enter presses. */
function belongsToControl(target: EventTarget | null, { mod, alt, key }: KeyCombination): boolean {
  if (mod || alt || /^f\d{1,2}$/.test(key) || !(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return true
  return (key === 'enter' || key === ' ') && target.closest('button, a, select, summary') !== null
}

/** The enabled action a key event stands for; undefined while an input method composes, or when the key belongs to the text field. */
export function actionForKey(event: KeyboardEvent): Action | undefined {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return undefined
  const inText = isTextEntry(event.target)
  // Screens register after the shell: the last one wins.
  return allActions()
    .reverse()
    .find((action) => {
      const keys = [...(action.key ? [action.key] : []), ...(action.otherKeys ?? [])].map(parseKey)
      const hit = keys.find((key) => matchesKey(event, key, isMac))
      if (!hit || (inText && belongsToText(hit)) || belongsToControl(event.target, hit)) return false
      return isEnabled(action)
    })
}

/** Runs actions by their keys; returns how to stop. */
export function listenToKeys(): () => void {
  const listener = (event: KeyboardEvent) => {
    const action = actionForKey(event)
    if (!action) return
    event.preventDefault()
    void action.run()
  }
  window.addEventListener('keydown', listener)
  return () => window.removeEventListener('keydown', listener)
}
