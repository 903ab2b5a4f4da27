// The colours and the font of charts: the tokens of the theme as they are where the chart stands, on paper always the light ones.

const names = {
  surface: '--surface',
  text: '--text',
  text2: '--text-2',
  text3: '--text-3',
  line: '--line',
  lineStrong: '--line-strong',
  accent: '--accent',
  green: '--green',
  amber: '--amber-mark',
  red: '--red',
  series: '--series-1',
  font: '--font',
} as const
export type ChartTokens = Readonly<Record<keyof typeof names, string>>

/** Read from the element that holds the chart, so that a part of the page with another theme has charts of its own colours. */
export function chartTokens(element: Element): ChartTokens {
  const style = getComputedStyle(element)
  return Object.fromEntries(
    Object.entries(names).map(([name, property]) => [name, style.getPropertyValue(property).trim()]),
  ) as ChartTokens
}
