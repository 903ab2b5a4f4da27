// How our Word documents look: fonts, styles, lists, paper; what a reader changes once in Word's styles changes everywhere.
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'
import type { Lang } from '#shared/i18n/index.ts'

/** Twentieths of a point. */
const cm = (length: number): number => Math.round(length * 567)

/** A4 and its margins, twips. */
export const paper = { width: 11_906, height: 16_838, side: cm(2), top: cm(2.4), bottom: cm(2), edge: cm(1.1) }
/** Width between the margins, twips. */
export const textWidth = (landscape: boolean): number => (landscape ? paper.height : paper.width) - 2 * paper.side
export const textHeight = (landscape: boolean): number =>
  (landscape ? paper.width : paper.height) - paper.top - paper.bottom

export const colours = { text: '1F2933', quiet: '5B6673', line: 'B8C0C8', head: 'EEF1F4', accent: '1F4E79' }

/** Distance of lines as a share of their height, in 240ths; told as such, for not every program takes it so when nothing is said. */
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO })

/** Chinese quotes and dashes are those of a Chinese font only when Latin text has that font too. */
export function fontsOf(lang: Lang) {
  const chinese = 'Microsoft YaHei'
  const latin = lang === 'zh' ? chinese : 'Calibri'
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: chinese }
}

/** Sizes are half points, distances twips. */
export function stylesOf(lang: Lang): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { size, bold: true, color: colours.accent, font: fontsOf(lang) },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  })
  const dense = { spacing: { before: 0, after: 20, ...lines(264) } }
  const style = (id: string, name: string, run: object, paragraph: object) => ({
    ...{ id, name, basedOn: 'Normal', quickFormat: true },
    ...{ run, paragraph },
  })
  return {
    default: {
      document: {
        run: {
          font: fontsOf(lang),
          size: 21,
          color: colours.text,
          language: { value: lang === 'zh' ? 'zh-CN' : 'en-US', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { after: 100, ...lines(300) } },
      },
      title: {
        run: { size: 40, bold: true, color: colours.accent, font: fontsOf(lang) },
        paragraph: { spacing: { before: 0, after: 200 }, keepNext: true },
      },
      heading1: heading(28, 320, 120),
      heading2: heading(24, 200, 100),
      heading3: heading(21, 160, 80),
    },
    paragraphStyles: [
      style(
        'Contents',
        'Contents heading',
        { size: 28, bold: true, color: colours.accent },
        { spacing: { before: 0, after: 160 }, keepNext: true },
      ),
      style('Kind', 'Document kind', { size: 18, color: colours.quiet }, { spacing: { after: 40 }, keepNext: true }),
      style('Quiet', 'Quiet text', { size: 18, color: colours.quiet }, { spacing: { after: 80 } }),
      style('TableText', 'Table text', { size: 18 }, dense),
      style('TableHead', 'Table head', { size: 18, bold: true }, { ...dense, keepNext: true }),
      style('TableQuiet', 'Table quiet text', { size: 17, color: colours.quiet }, dense),
      style(
        'Picture',
        'Picture',
        {},
        { alignment: AlignmentType.CENTER, spacing: { before: 60, after: 120, ...lines(240) } },
      ),
      style(
        'Margin',
        'Header and footer',
        { size: 16, color: colours.quiet },
        { spacing: { after: 0, ...lines(240) } },
      ),
    ],
  }
}

const list = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, left: number, hanging: number) => [
  { level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left, hanging } } } },
]

/** The lists that Word counts itself: parts with their steps, numbered and plain points, in the text and in tables. */
export const lists: INumberingOptions = {
  config: [
    {
      reference: 'parts',
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 480, hanging: 480 } } },
        },
        {
          level: 1,
          format: LevelFormat.DECIMAL,
          text: '%1.%2',
          alignment: AlignmentType.LEFT,
          suffix: 'nothing',
          style: { paragraph: { indent: { left: 0, hanging: 0 } } },
        },
      ],
    },
    { reference: 'points', levels: list(LevelFormat.BULLET, '•', 420, 280) },
    { reference: 'tablePoints', levels: list(LevelFormat.BULLET, '•', 240, 240) },
    { reference: 'tableNumbers', levels: list(LevelFormat.DECIMAL, '%1.', 320, 320) },
  ],
}
