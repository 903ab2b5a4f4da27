// The grid's colours and type, read from the tokens: a canvas knows no CSS.
import type { Theme } from '@glideapps/glide-data-grid'
import { useEffect, useState } from 'react'
import { type Tone, tones } from '../StatusPill.tsx'

export interface GridColours {
  readonly glide: Partial<Theme>
  /** The plain font is the one that Glide sets before it draws a cell. */
  readonly font: string
  readonly italic: string
  readonly strong: string
  readonly text: string
  readonly faint: string
  readonly muted: string
  readonly accent: string
  readonly required: string
  readonly error: string
  readonly found: string
  readonly readOnly: string
  readonly line: string
  readonly fill: string
  readonly onFill: string
  readonly tones: Readonly<Record<Tone, { readonly text: string; readonly back: string }>>
}

/** Reads the tokens as they are now; call again when the theme changes. */
export function gridColours(): GridColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const font = token('font')
  const [surface, sunken, line, text, muted, faint, accent] = [
    token('surface'),
    token('sunken'),
    token('line'),
    token('text'),
    token('text-2'),
    token('text-3'),
    token('accent'),
  ] as [string, string, string, string, string, string, string]
  const plain = `${token('fs-dense')} ${font}`
  return {
    font: plain,
    italic: `italic ${plain}`,
    strong: `600 ${plain}`,
    text,
    faint,
    muted,
    accent,
    required: token('amber-mark'),
    error: token('red'),
    found: token('amber-soft'),
    readOnly: sunken,
    line: token('line-strong'),
    fill: token('accent-fill'),
    onFill: token('on-fill'),
    tones: Object.fromEntries(
      tones.map((tone) => [tone, { text: token(tone), back: token(`${tone}-soft`) }]),
    ) as GridColours['tones'],
    glide: {
      accentColor: accent,
      accentFg: token('on-fill'),
      accentLight: token('accent-softer'),
      textDark: text,
      textMedium: muted,
      textLight: faint,
      textBubble: text,
      textHeader: muted,
      textHeaderSelected: accent,
      bgCell: surface,
      bgCellMedium: sunken,
      bgHeader: sunken,
      bgHeaderHasFocus: token('accent-soft'),
      bgHeaderHovered: sunken,
      bgIconHeader: muted,
      fgIconHeader: surface,
      bgSearchResult: token('amber-soft'),
      borderColor: line,
      horizontalBorderColor: line,
      headerBottomBorderColor: line,
      drilldownBorder: line,
      linkColor: accent,
      resizeIndicatorColor: accent,
      fontFamily: font,
      baseFontStyle: token('fs-dense'),
      headerFontStyle: `500 ${token('fs-dense')}`,
      markerFontStyle: token('fs-badge'),
      editorFontSize: token('fs-dense'),
      cellHorizontalPadding: 8,
      cellVerticalPadding: 3,
    },
  }
}

/** The colours of the theme that is shown. They are read once it has reached the page, which is after the grid has been drawn anew. */
export function useGridColours(dark: boolean): GridColours {
  const [colours, setColours] = useState(gridColours)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with the theme.
  useEffect(() => setColours(gridColours()), [dark])
  return colours
}
