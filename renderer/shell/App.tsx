// The window: what is shown while it starts, without a plan, and with one; and what floats above.
import { lazy, Suspense, useEffect } from 'react'
import { listenToKeys, registerActions, runAction } from '#platform/actions.ts'
import { on } from '#platform/bridge.ts'
import { connect, useConnection } from '#platform/connect.ts'
import { notifyProblems } from '#platform/notices.ts'
import { useWindow } from '#platform/windowState.ts'
import { UiProvider } from '#ui/UiProvider.tsx'
import { StartScreen } from '../features/index.ts'
import { Frame } from './Frame.tsx'
import { previewImport, useFileDialog } from './files/fileActions.ts'
import { keepMenu } from './menu.ts'
import { Notices } from './Notices.tsx'
import { useOverlay } from './overlays.ts'
import { ScreenBoundary } from './ScreenBoundary.tsx'
import { shellActions } from './shellActions.ts'
import { keepTitle } from './windowTitle.ts'

const FileDialogs = lazy(() => import('./files/FileDialogs.tsx'))
const Palette = lazy(() => import('./palette/Palette.tsx'))
const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx'))

/** Everything that lives as long as the window; returns how to end it. */
function start(): () => void {
  const bug = () => notifyProblems([{ code: 'internal' }])
  window.addEventListener('unhandledrejection', bug)
  const stops = [
    registerActions(shellActions),
    listenToKeys(),
    keepMenu(),
    keepTitle(),
    on('dropped', (file) => void previewImport(file)),
    () => window.removeEventListener('unhandledrejection', bug),
  ]
  void connect(runAction)
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
    <UiProvider lang={lang} scheme={theme}>
      {phase === 'plan' && <Frame />}
      {phase === 'start' && (
        <ScreenBoundary screen="start">
          <Suspense>
            <StartScreen />
          </Suspense>
        </ScreenBoundary>
      )}
      <Floating />
      <Notices />
    </UiProvider>
  )
}

/** Dialogs, palette and shortcut sheet: each loaded when first opened. */
function Floating() {
  const overlay = useOverlay((overlays) => overlays.open)
  const dialog = useFileDialog((dialogs) => dialogs.open !== null)
  return (
    <Suspense>
      {overlay === 'palette' && <Palette />}
      {overlay === 'shortcuts' && <ShortcutSheet />}
      {dialog && <FileDialogs />}
    </Suspense>
  )
}
