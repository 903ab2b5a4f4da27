// The colours of a drawing in its light and its dark look.

export type Theme = 'light' | 'dark'

/** Fill, line and text of a step coloured by a lens. */
export type Tone = { fill: string; line: string }

export type Palette = {
  paper: string
  lane: string
  laneOther: string
  laneLine: string
  header: string
  headerText: string
  phaseHeader: string
  phaseLine: string
  step: string
  stepLine: string
  gateway: string
  gatewayLine: string
  note: string
  noteLine: string
  start: string
  startLine: string
  end: string
  endLine: string
  text: string
  muted: string
  flow: string
  pill: string
  pillLine: string
  pillText: string
  marker: string
  risk: string
  accent: string
  tones: Record<string, Tone>
}

const light: Palette = {
  paper: '#ffffff',
  lane: '#ffffff',
  laneOther: '#fafbfc',
  laneLine: '#dde2e9',
  header: '#f2f4f7',
  headerText: '#364152',
  phaseHeader: '#e9edf2',
  phaseLine: '#d3dae3',
  step: '#ffffff',
  stepLine: '#b4bdca',
  gateway: '#eff4ff',
  gatewayLine: '#7c9fe8',
  note: '#fffaeb',
  noteLine: '#dcc48a',
  start: '#ffffff',
  startLine: '#2560d8',
  end: '#ffffff',
  endLine: '#364152',
  text: '#18202c',
  muted: '#5d6878',
  flow: '#778394',
  pill: '#ffffff',
  pillLine: '#d6dce4',
  pillText: '#364152',
  marker: '#5d6878',
  risk: '#b54708',
  accent: '#2560d8',
  tones: {
    blue: { fill: '#e5eeff', line: '#5b8def' },
    green: { fill: '#e3f6ea', line: '#3f9b63' },
    amber: { fill: '#fff1d6', line: '#c98a1b' },
    red: { fill: '#ffe6e3', line: '#d0493d' },
    violet: { fill: '#f0eaff', line: '#8467d6' },
    grey: { fill: '#eef1f5', line: '#98a3b3' },
    heat1: { fill: '#fff7e6', line: '#dbb878' },
    heat2: { fill: '#ffe9c7', line: '#d69f45' },
    heat3: { fill: '#ffd2a8', line: '#cf7d33' },
    heat4: { fill: '#ffb59b', line: '#c4532f' },
    heat5: { fill: '#f99686', line: '#a93226' },
    // Good, fair and bad, and the owners c1 … c8, differ in lightness too: they can be told apart when printed in black and white.
    good: { fill: '#ccf1d4', line: '#118f4a' },
    fair: { fill: '#eebf73', line: '#8f6500' },
    bad: { fill: '#f18073', line: '#9d2b29' },
    c1: { fill: '#d0e4ff', line: '#0570ab' },
    c2: { fill: '#e1b28d', line: '#9b5b1b' },
    c3: { fill: '#aadeb6', line: '#087b3f' },
    c4: { fill: '#baa2d2', line: '#7e59ab' },
    c5: { fill: '#d9f4f5', line: '#01777a' },
    c6: { fill: '#f5b4d0', line: '#ae447a' },
    c7: { fill: '#e9daa5', line: '#796b07' },
    c8: { fill: '#e4a493', line: '#ae4d37' },
  },
}

const dark: Palette = {
  paper: '#15181d',
  lane: '#15181d',
  laneOther: '#181c22',
  laneLine: '#2b313b',
  header: '#1e232b',
  headerText: '#c8d0dc',
  phaseHeader: '#242a33',
  phaseLine: '#363e4a',
  step: '#242a33',
  stepLine: '#4a5465',
  gateway: '#1f2c47',
  gatewayLine: '#5d84d6',
  note: '#322c1c',
  noteLine: '#7d6b3d',
  start: '#15181d',
  startLine: '#7aa5ff',
  end: '#15181d',
  endLine: '#c8d0dc',
  text: '#e8ecf2',
  muted: '#a3adbb',
  flow: '#8390a3',
  pill: '#1e232b',
  pillLine: '#3a4350',
  pillText: '#d3dae4',
  marker: '#a3adbb',
  risk: '#f0a35e',
  accent: '#7aa5ff',
  tones: {
    blue: { fill: '#1d3358', line: '#5b8def' },
    green: { fill: '#193a28', line: '#4fae76' },
    amber: { fill: '#40321a', line: '#d39a35' },
    red: { fill: '#472420', line: '#e0665a' },
    violet: { fill: '#332a52', line: '#9b82e3' },
    grey: { fill: '#2a303a', line: '#6c7787' },
    heat1: { fill: '#2e2b25', line: '#8f7f5c' },
    heat2: { fill: '#40351f', line: '#b08a42' },
    heat3: { fill: '#53381f', line: '#cf7d33' },
    heat4: { fill: '#6a3a2b', line: '#dd6a43' },
    heat5: { fill: '#7d3a33', line: '#ef7a6b' },
    good: { fill: '#0c3d1f', line: '#58b977' },
    fair: { fill: '#5f471f', line: '#cd9e4b' },
    bad: { fill: '#9d463e', line: '#f78578' },
    c1: { fill: '#053c5e', line: '#4facf6' },
    c2: { fill: '#755234', line: '#da975c' },
    c3: { fill: '#254f32', line: '#62b77c' },
    c4: { fill: '#6a567f', line: '#bb96e4' },
    c5: { fill: '#033638', line: '#12b8bc' },
    c6: { fill: '#734058', line: '#eb86b5' },
    c7: { fill: '#484017', line: '#b8a653' },
    c8: { fill: '#7a483b', line: '#ed8c73' },
  },
}

export const palettes: Record<Theme, Palette> = { light, dark }
