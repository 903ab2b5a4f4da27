// What belongs to this window and not to the plan: language, theme, screen and way back, panel sizes, status-bar texts.
import { create } from 'zustand'
import type { Settings } from '#shared/api.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { call } from './bridge.ts'
import { planStore } from './planStore.ts'

export type Params = Readonly<Record<string, string>>
/** Params as callers write them: what is undefined is left out. */
export type GivenParams = Readonly<Record<string, string | undefined>>
export interface Place {
  readonly screen: string
  readonly params: Params
}
type PanelValue = number | string | boolean

export interface WindowState extends Place {
  readonly lang: Lang
  /** What is shown; `themeSetting` may be 'system'. */
  readonly theme: 'light' | 'dark'
  readonly themeSetting: Settings['theme']
  readonly author: string
  readonly panels: Settings['panels']
  readonly back: readonly Place[]
  readonly forward: readonly Place[]
  /** What the status bar says of the selection: count, sum, average. */
  readonly selectionSummary: string
}

const initial: WindowState = {
  lang: 'zh',
  theme: 'light',
  themeSetting: 'system',
  author: '',
  panels: {},
  screen: 'home',
  params: {},
  back: [],
  forward: [],
  selectionSummary: '',
}

export const useWindow = create<WindowState>(() => initial)

const darkQuery = () => globalThis.matchMedia?.('(prefers-color-scheme: dark)')
const resolved = (theme: Settings['theme']) => (theme === 'system' ? (darkQuery()?.matches ? 'dark' : 'light') : theme)

/** Takes in the settings of this computer. */
export function applySettings({ lang, theme, author, panels }: Settings): void {
  // Another change of the settings may answer before the shell has heard of panels set in this window.
  const own = Object.assign({}, ...sending, unsaved)
  useWindow.setState({ lang, themeSetting: theme, theme: resolved(theme), author, panels: { ...panels, ...own } })
}

/** Follows the system's theme while the setting says so; returns how to stop. */
export function followSystemTheme(): () => void {
  const query = darkQuery()
  const follow = () => useWindow.setState(({ themeSetting }) => ({ theme: resolved(themeSetting) }))
  query?.addEventListener('change', follow)
  return () => query?.removeEventListener('change', follow)
}

export function setLang(lang: Lang): void {
  useWindow.setState({ lang })
  void call('shell.setSettings', { lang })
}

export function setTheme(theme: Settings['theme']): void {
  useWindow.setState({ themeSetting: theme, theme: resolved(theme) })
  void call('shell.setSettings', { theme })
}

export function setAuthor(author: string): void {
  useWindow.setState({ author })
  void call('shell.setSettings', { author })
}

const given = (params: GivenParams): Params =>
  Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined))

const sameParams = (a: Params, b: Params) => {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}

/** Shows a screen; `params` say what of it (processVersion, row …). Going where one is already renews the params, without history. */
export function navigate(screen: string, to: GivenParams = {}): void {
  const params = given(to)
  useWindow.setState((now) => {
    if (now.screen === screen && sameParams(now.params, params)) return { params }
    const back = [...now.back, { screen: now.screen, params: now.params }].slice(-50)
    return { screen, params, back, forward: [], selectionSummary: '' }
  })
}

/** Changes params of the current screen without a step in the history, e.g. which row is selected. */
export function setParams(to: GivenParams): void {
  const params = given(to)
  useWindow.setState((now) => (sameParams(now.params, params) ? now : { params }))
}

export function goBack(): void {
  useWindow.setState((now) => {
    const place = now.back.at(-1)
    if (!place) return now
    const here = { screen: now.screen, params: now.params }
    return { ...place, back: now.back.slice(0, -1), forward: [...now.forward, here], selectionSummary: '' }
  })
}

export function goForward(): void {
  useWindow.setState((now) => {
    const place = now.forward.at(-1)
    if (!place) return now
    const here = { screen: now.screen, params: now.params }
    return { ...place, back: [...now.back, here], forward: now.forward.slice(0, -1), selectionSummary: '' }
  })
}

/** Starts anew, at home, for another plan. */
export function resetPlaces(): void {
  useWindow.setState({ screen: 'home', params: {}, back: [], forward: [], selectionSummary: '' })
}

export function setSelectionSummary(selectionSummary: string): void {
  if (useWindow.getState().selectionSummary !== selectionSummary) useWindow.setState({ selectionSummary })
}

const panelKey = (key: string) => `${planStore.getState().state?.documentId ?? 'window'}/${key}`
let unsaved: Record<string, PanelValue> = {}
/** Panels on their way to the shell, the oldest first. */
const sending = new Set<Readonly<Record<string, PanelValue>>>()

function sendPanels(): void {
  const panels = unsaved
  unsaved = {}
  sending.add(panels)
  void call('shell.setSettings', { panels }).finally(() => sending.delete(panels))
}

/** Remembers a size or state of a panel, on this computer, for this plan. */
export function setPanel(key: string, value: PanelValue): void {
  const full = panelKey(key)
  if (useWindow.getState().panels[full] === value) return
  useWindow.setState(({ panels }) => ({ panels: { ...panels, [full]: value } }))
  // A drag of a divider sets it sixty times a second: what gathers within half a second is sent at once.
  if (Object.keys(unsaved).length === 0) setTimeout(sendPanels, 500)
  unsaved[full] = value
}

/** A remembered panel value and how to set it; `otherwise` until it is set. */
export function usePanel<T extends PanelValue>(key: string, otherwise: T): [T, (value: T) => void] {
  const full = panelKey(key)
  const value = useWindow((window) => window.panels[full])
  const kept = typeof value === typeof otherwise ? (value as T) : otherwise
  return [kept, (next) => setPanel(key, next)]
}
