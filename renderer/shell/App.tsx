// The window: what is shown while it starts, without a plan, and with one; and what floats above.
import { lazy, Suspense, useEffect } from 'react'
import { listenToKeys, registerActions, runAction } from '#platform/actions.ts'
import { on } from '#platform/bridge.ts'
import { connect, useConnection, useOpening } from '#platform/connect.ts'
import { useEarlierVersions } from '#platform/earlierVersions.ts'
import { notifyProblems } from '#platform/notices.ts'
import { addPending } from '#platform/pending.ts'
import { setScreens } from '#platform/places.ts'
import { useT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import { UiProvider } from '#ui/UiProvider.tsx'
import { features, StartScreen } from '../features/index.ts'
import styles from './App.module.css'
import { Frame } from './Frame.tsx'
import { previewImport, useFileDialog } from './files/fileActions.ts'
import { keepMenu } from './menu.ts'
import { Notices } from './Notices.tsx'
import { useOverlay } from './overlays.ts'
import { Palette } from './palette/Palette.tsx'
import { ScreenBoundary } from './ScreenBoundary.tsx'
import { shellActions } from './shellActions.ts'
import { keepTitle } from './windowTitle.ts'

const loadDialogs = () => import('./files/FileDialogs.tsx')
const loadShortcuts = () => import('./ShortcutSheet.tsx')
const FileDialogs = lazy(loadDialogs)
const ShortcutSheet = lazy(loadShortcuts)

/** Everything that lives as long as the window; returns how to end it. */
function start(): () => void {
  const bug = () => notifyProblems([{ code: 'internal' }])
  window.addEventListener('unhandledrejection', bug)
  setScreens(features)
  const stops = [
    registerActions(shellActions),
    listenToKeys(),
    keepMenu(),
    keepTitle(),
    on('dropped', (file) => void previewImport(file)),
    () => window.removeEventListener('unhandledrejection', bug),
  ]
  void connect(runAction)
  requestIdleCallback(() => void Promise.all([loadDialogs(), loadShortcuts()]))
  return () => {
    for (const stop of stops) stop()
  }
}

export function App() {
  const lang = useWindow((state) => state.lang)
  const theme = useWindow((state) => state.theme)
  const { phase } = useConnection()
  useEffect(start, [])
  return (
    <UiProvider lang={lang} scheme={theme} addPending={addPending}>
      {phase === 'plan' && <Frame />}
      {phase === 'start' && (
        <ScreenBoundary screen="start">
          <Suspense>
            <StartScreen />
          </Suspense>
        </ScreenBoundary>
      )}
      <Floating />
      <Opening />
      <Notices />
    </UiProvider>
  )
}

/** A line at the top while a plan is being opened. */
function Opening() {
  const t = useT()
  const { opening } = useOpening()
  return opening ? <div className={styles.opening} role="progressbar" aria-label={t('shell.start.opening')} /> : null
}

/** Dialogs and shortcut sheet come with the first idle moment; the palette is there at once, so that no key typed into it is lost. */
function Floating() {
  const overlay = useOverlay((overlays) => overlays.open)
  const dialog = useFileDialog((dialogs) => dialogs.open !== null)
  const versions = useEarlierVersions(({ shown }) => shown !== null)
  return (
    <Suspense>
      {overlay === 'palette' && <Palette />}
      {overlay === 'shortcuts' && <ShortcutSheet />}
      {(dialog || versions) && <FileDialogs />}
    </Suspense>
  )
}
