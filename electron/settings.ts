// What is remembered on this computer, never in a plan: language, theme, author's name, panel sizes, the window's place.

import { join } from 'node:path'
import type { Settings } from '#shared/api.ts'
import { isRecord, readJson, writeJson } from './jsonFile.ts'

/** Outer bounds of the last window, in screen pixels. */
export interface WindowPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

export interface SettingsStore {
  get(): Settings
  /** Replaces what is given; panels are merged by key. */
  set(change: Partial<Settings>): Settings
  place(): WindowPlace | null
  setPlace(place: WindowPlace): void
}

/** Panels are kept by document id too; the oldest go when there are more. */
const maxPanels = 500

/** Opens settings.json in a folder. What is missing, damaged or of the wrong type takes its default. */
export function openSettings(folder: string, defaults: { lang: Settings['lang'] }): SettingsStore {
  const path = join(folder, 'settings.json')
  const stored = readJson(path)
  let settings = readSettings(stored, defaults.lang)
  let place = isRecord(stored) ? readPlace(stored.window) : null

  const keep = () => {
    try {
      writeJson(path, { ...settings, ...(place ? { window: place } : {}) })
    } catch (error) {
      // A full or read-only disk must not stop the work: the setting holds until the program ends.
      console.error('settings are not kept:', error)
    }
  }
  return {
    get: () => settings,
    set(change) {
      const panels = Object.entries({ ...settings.panels, ...change.panels }).slice(-maxPanels)
      settings = { ...settings, ...change, panels: Object.fromEntries(panels) }
      keep()
      return settings
    },
    place: () => place,
    setPlace(next) {
      place = next
      keep()
    },
  }
}

function readSettings(stored: unknown, lang: Settings['lang']): Settings {
  const found = isRecord(stored) ? stored : {}
  const panels = isRecord(found.panels) ? Object.entries(found.panels).filter(([, value]) => isPanel(value)) : []
  return {
    lang: found.lang === 'zh' || found.lang === 'en' ? found.lang : lang,
    theme: found.theme === 'light' || found.theme === 'dark' ? found.theme : 'system',
    author: typeof found.author === 'string' ? found.author : '',
    panels: Object.fromEntries(panels) as Settings['panels'],
  }
}

const isPanel = (value: unknown) => ['number', 'string', 'boolean'].includes(typeof value)

function readPlace(stored: unknown): WindowPlace | null {
  if (!isRecord(stored)) return null
  const { x, y, width, height, maximized } = stored
  const numbers = [x, y, width, height]
  if (!numbers.every((n) => Number.isSafeInteger(n)) || Number(width) < 200 || Number(height) < 200) return null
  return { x, y, width, height, maximized: maximized === true } as WindowPlace
}
