// Catches what goes wrong in one screen, so that the rest of the window, and the plan, stay.
import { TriangleAlert } from 'lucide-react'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useT } from '#platform/text.ts'
import { navigate } from '#platform/windowState.ts'
import { Button } from '#ui/Button.tsx'
import styles from './ScreenBoundary.module.css'

interface Props {
  screen: string
  children: ReactNode
}

export class ScreenBoundary extends Component<Props, { error: Error | null }> {
  override state = { error: null as Error | null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(`screen ${this.props.screen}:`, error, info.componentStack)
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return <Broken error={error} screen={this.props.screen} retry={() => this.setState({ error: null })} />
  }
}

function Broken({ error, screen, retry }: { error: Error; screen: string; retry: () => void }) {
  const t = useT()
  return (
    <div className={styles.broken} role="alert">
      <TriangleAlert size={28} strokeWidth={1.25} />
      <h1>{t('shell.boundary.title')}</h1>
      <p>{t('shell.boundary.text')}</p>
      <div className={styles.actions}>
        <Button look="primary" onClick={retry}>
          {t('shell.boundary.retry')}
        </Button>
        {screen !== 'home' && screen !== 'start' && (
          <Button onClick={() => navigate('home')}>{t('shell.boundary.home')}</Button>
        )}
      </div>
      <pre className="selectable">
        {screen}: {error.name}: {error.message}
      </pre>
    </div>
  )
}
