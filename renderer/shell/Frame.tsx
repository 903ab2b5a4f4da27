// The frame around every screen: top row, navigation, the screen itself, status bar.
import { Suspense, useEffect } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { features } from '../features/index.ts'
import styles from './Frame.module.css'
import { Nav } from './Nav.tsx'
import { screenArrived } from './regions.ts'
import { ScreenBoundary } from './ScreenBoundary.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'

export function Frame() {
  const screen = useWindow((window) => window.screen)
  const feature = features.find(({ id }) => id === screen) ?? features[0]
  return (
    <div className={styles.frame}>
      <TopBar />
      <div className={styles.middle}>
        <Nav current={feature?.id} />
        <main className={styles.screen}>
          {feature && (
            <ScreenBoundary key={feature.id} screen={feature.id}>
              <Suspense>
                <feature.Screen />
                <Arrival />
              </Suspense>
            </ScreenBoundary>
          )}
        </main>
      </div>
      <StatusBar />
      {features.map(
        ({ id, Dialogs }) =>
          Dialogs && (
            <Suspense key={id}>
              <Dialogs />
            </Suspense>
          ),
      )}
    </div>
  )
}

/** Stands beside a screen that is loaded when it is first shown, and so is there when the screen is. */
function Arrival() {
  useEffect(screenArrived, [])
  return null
}
