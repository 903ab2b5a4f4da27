// The component kit, set to our tokens, language and colour scheme; the root of every window.
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import './theme.css'
import './base.css'
import { createTheme, MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { type Lang, type Translate, translator } from '#shared/i18n/index.ts'
import 'dayjs/locale/zh-cn'
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo } from 'react'

/** Tells the program of an edit not yet committed; the returned function takes it back. */
export type AddPending = (flush: () => unknown) => () => void

interface UiContext {
  readonly lang: Lang
  readonly t: Translate
  readonly dark: boolean
  readonly addPending: AddPending
}
const Context = createContext<UiContext>({
  lang: 'zh',
  t: translator('zh'),
  dark: false,
  addPending: () => () => {},
})

/** Language, texts and colour scheme for components of this layer. */
export const useUi = (): UiContext => useContext(Context)

/** Panels float in a portal of their own and never lock the page: a locked page needs an injected <style>. */
const kit = createTheme({
  fontFamily: 'var(--font)',
  primaryColor: 'blue',
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'default',
  components: {
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Modal: { defaultProps: { lockScroll: false, transitionProps: { duration: 120 }, size: 'md', padding: 'md' } },
    Drawer: { defaultProps: { lockScroll: false } },
    Tooltip: {
      defaultProps: { openDelay: 500, withArrow: false, transitionProps: { duration: 80 } },
      styles: {
        tooltip: {
          padding: '4px 8px',
          border: '1px solid var(--line)',
          background: 'var(--raised)',
          color: 'var(--text)',
          fontSize: 'var(--fs-dense)',
          boxShadow: 'var(--shadow)',
        },
      },
    },
  },
})

interface Props {
  lang: Lang
  scheme: 'light' | 'dark'
  /** Where fields register what they have not sent yet, so that undo and save do not overtake it. */
  addPending?: AddPending
  children: ReactNode
}

const nothingPending: AddPending = () => () => {}

export function UiProvider({ lang, scheme, addPending = nothingPending, children }: Props) {
  const context = useMemo(
    () => ({ lang, t: translator(lang), dark: scheme === 'dark', addPending }),
    [lang, scheme, addPending],
  )
  // The kit does this too, but only after its children's effects, in which the grid reads the colours of the theme.
  useLayoutEffect(() => {
    document.documentElement.dataset.mantineColorScheme = scheme
  }, [scheme])
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  }, [lang])
  const dates = useMemo(() => ({ locale: lang === 'zh' ? 'zh-cn' : 'en', firstDayOfWeek: 1 as const }), [lang])
  return (
    <MantineProvider
      theme={kit}
      forceColorScheme={scheme}
      withCssVariables={false}
      withStaticClasses={false}
      withGlobalClasses={false}
    >
      <DatesProvider settings={dates}>
        <Context value={context}>{children}</Context>
      </DatesProvider>
    </MantineProvider>
  )
}
