// The drawing of the sample process as SVG, PNG, PDF and on the printer: opened by other programs and compared with the canvas.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'
import { callFrom } from './bridgeCalls.ts'
import { drawnSteps } from './drawing.ts'
import { chooseAction, resizeWindow, settled, showScreen } from './windowDriver.ts'

const folder = mkdtempSync(join(tmpdir(), 'opsmap-drawing-'))
let running: RunningApp

beforeAll(async () => {
  running = await launchApp()
  await resizeWindow(running, 1600, 900)
  const { page } = running
  await callFrom(page, 'shell.openSample', { lang: 'zh' })
  await page.locator('nav [data-screen="process"]').waitFor()
  await showScreen(page, 'process')
  await page.locator('[data-process] button').first().click()
  await page.locator('.react-flow [data-step]').first().waitFor()
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

const dialog = () => running.page.getByRole('dialog')
const radio = (name: string) => dialog().getByRole('radio', { name, exact: true })

/** Exports through the dialog; the file's path. */
async function exported(format: 'SVG' | 'PNG' | 'PDF', choose: () => Promise<void> = async () => {}): Promise<string> {
  const { page, answerDialogs } = running
  const name = `${format}-${Math.random().toString(36).slice(2)}.${format.toLowerCase()}`
  await answerDialogs({ save: join(folder, name) })
  await chooseAction(running, 'process.exportDrawing')
  await radio(format).click()
  await choose()
  await dialog()
    .getByRole('button', { name: format === 'PDF' ? '存为 PDF…' : '选择位置并导出…' })
    .click()
  await page.getByText(`已导出 ${name}`).waitFor()
  return join(folder, name)
}

type Picture = { url: string; x: number; y: number; width: number; height: number }
const pngUrl = (bytes: Buffer) => `data:image/png;base64,${bytes.toString('base64')}`
const fileUrl = (path: string) =>
  path.endsWith('.svg')
    ? `data:image/svg+xml;base64,${readFileSync(path).toString('base64')}`
    : pngUrl(readFileSync(path))

/** Share of the ink that two pictures do not have in common, both brought to the same size by Chromium; 0 = alike. */
const difference = (one: Picture, other: Picture): Promise<number> =>
  running.page.evaluate(
    async ([one, other]) => {
      const width = Math.min(1200, Math.round(one.width))
      const height = Math.round((width * one.height) / one.width)
      const pixels = async ({ url, ...part }: Picture) => {
        const image = new Image()
        image.src = url
        await image.decode()
        const canvas = new OffscreenCanvas(width, height)
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
        context.fillStyle = '#ffffff'
        context.fillRect(0, 0, width, height)
        context.imageSmoothingQuality = 'high'
        // A little softer, so that how a renderer smooths edges does not count.
        context.filter = 'blur(1px)'
        context.drawImage(image, part.x, part.y, part.width, part.height, 0, 0, width, height)
        return context.getImageData(0, 0, width, height).data
      }
      const [a, b] = [await pixels(one as Picture), await pixels(other as Picture)]
      let inked = 0
      let differing = 0
      for (let i = 0; i < a.length; i += 4) {
        const ink = Math.max(...[0, 1, 2].map((k) => 255 - Math.min(a[i + k] ?? 0, b[i + k] ?? 0)))
        const apart = Math.max(...[0, 1, 2].map((k) => Math.abs((a[i + k] ?? 0) - (b[i + k] ?? 0))))
        if (ink > 24) inked++
        if (apart > 64) differing++
      }
      return inked === 0 ? 1 : differing / inked
    },
    [one, other] as const,
  )

/** Where the SVG has its steps, by id, and what it shows of the plane. */
function inSvg(path: string) {
  const svg = readFileSync(path, 'utf8')
  const [x = 0, y = 0, width = 0, height = 0] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number)
  const steps = new Map(
    [...svg.matchAll(/<g class="step step-[^"]*" data-id="([^"]+)" transform="translate\(([-\d.]+) ([-\d.]+)\)"/g)].map(
      ([, id = '', left, top]) => [id, { x: Number(left), y: Number(top) }],
    ),
  )
  return { svg, box: { x, y, width, height }, steps }
}

let svgPath = ''

test('the SVG has every step where the canvas has it, and needs no font', async () => {
  svgPath = await exported('SVG')
  const { svg, steps } = inSvg(svgPath)
  expect(svg).not.toContain('<text')
  expect(svg).toContain('aria-label="登记投诉单"')
  const { page } = running
  await chooseAction(running, 'process.inspector')
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  await chooseAction(running, 'process.fit')
  const canvas = await drawnSteps(page, 17)
  expect(steps.size).toBe(17)
  // One scale and one shift bring each of them to its place on the screen.
  const tied = canvas.steps.map(({ id, x, y }) => ({ at: { x, y }, from: steps.get(id) ?? { x: NaN, y: NaN } }))
  const [a, b] = [
    tied.reduce((p, q) => (p.from.x < q.from.x ? p : q)),
    tied.reduce((p, q) => (p.from.x > q.from.x ? p : q)),
  ]
  const zoom = (b.at.x - a.at.x) / (b.from.x - a.from.x)
  for (const { at, from } of tied) {
    expect(Math.abs(at.x - a.at.x - (from.x - a.from.x) * zoom)).toBeLessThan(0.6)
    expect(Math.abs(at.y - a.at.y - (from.y - a.from.y) * zoom)).toBeLessThan(0.6)
  }
})

test('Chromium draws the SVG as it draws the canvas, step by step', async () => {
  const { page } = running
  const { box, steps } = inSvg(svgPath)
  await chooseAction(running, 'process.actualSize')
  await settled(page)
  const shown = (
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.react-flow [data-step]')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        const covering = document.elementFromPoint(x + width / 2, y + height / 2)
        return {
          id: element.dataset.step ?? '',
          x,
          y,
          width,
          height,
          free: covering !== null && element.contains(covering),
        }
      }),
    )
  ).filter(({ width, free }) => width > 100 && free)
  expect(shown.length).toBeGreaterThan(2)
  for (const { id, x, y, width, height } of shown) {
    const at = steps.get(id)
    if (!at) throw new Error(`${id} is not in the SVG`)
    // Without the border, which a selection or a mark may cover.
    const clip = { x: Math.round(x) + 4, y: Math.round(y) + 10, width: width - 8, height: height - 14 }
    const canvas = { url: pngUrl(await page.screenshot({ clip })), x: 0, y: 0, width: clip.width, height: clip.height }
    const part = { x: at.x - box.x + clip.x - x, y: at.y - box.y + clip.y - y, width: clip.width, height: clip.height }
    expect(await difference(canvas, { url: fileUrl(svgPath), ...part }), id).toBeLessThan(0.1)
  }
})

test('the PNG and the poster as PDF, drawn by other programs, are the same picture', async () => {
  const { box } = inSvg(svgPath)
  const svg = { url: fileUrl(svgPath), x: 0, y: 0, width: box.width, height: box.height }
  const png = await exported('PNG', () => radio('2 倍').click())
  const whole = { url: fileUrl(png), x: 0, y: 0, width: 2 * box.width, height: 2 * box.height }
  expect(await difference(svg, whole)).toBeLessThan(0.02)

  const { page } = running
  const pdf = await exported('PDF', async () => {
    await dialog().getByRole('combobox', { name: '纸张' }).or(dialog().getByLabel('纸张')).first().click()
    await page.getByRole('option', { name: '整张海报' }).click()
    await dialog().getByText('海报请存为 PDF').waitFor()
  })
  // 96 dots an inch: a pixel of the drawing is a pixel of the picture.
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '192', pdf, join(folder, 'poster')])
  const margin = (28 * 192) / 72
  const inner = { x: box.x + 14, y: box.y + 14, width: box.width - 28, height: box.height - 28 }
  const poster = {
    url: fileUrl(join(folder, 'poster.png')),
    x: margin,
    y: margin,
    width: 2 * inner.width,
    height: 2 * inner.height,
  }
  const drawing = { url: fileUrl(png), x: 28, y: 28, width: 2 * inner.width, height: 2 * inner.height }
  expect(await difference(drawing, poster)).toBeLessThan(0.02)
  const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean)
  expect(fonts.length).toBe(2)
  for (const line of fonts)
    expect(line).toMatch(/NotoSansSC-(Regular|Medium)\s+CID TrueType\s+Identity-H\s+yes yes yes/)
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
  for (const words of ['登记投诉单', '财务审批赔付', '客户服务团队运营方案 2026', '现状']) expect(text).toContain(words)
})

test('tiled pages with a lens: preview, file and printer have the same pages', async () => {
  const { page, app } = running
  const pdf = await exported('PDF', async () => {
    await dialog().getByLabel('纸张').first().click()
    await page.getByRole('option', { name: 'A4', exact: true }).click()
    await radio('百分比').click()
    await dialog().getByLabel('缩放百分比').first().fill('100')
    await dialog().getByLabel('着色').first().click()
    await page.getByRole('option', { name: '等待时间' }).click()
    await dialog().locator('[data-pages] text', { hasText: '100%' }).first().waitFor()
  })
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
  const pages = text.split('\f').filter((part) => part.trim() !== '')
  for (const part of pages) for (const words of ['等待时间', '客户投诉处理', '100%']) expect(part).toContain(words)

  // The printer gets the pages of the preview, and the choices are those of last time.
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (!contents) throw new Error('no window')
    const margins = { top: 0, bottom: 0, left: 0, right: 0 }
    contents.print = ({ pageSize, landscape } = {}, done) => {
      void contents
        .printToPDF({ pageSize: pageSize as 'A4', landscape: landscape ?? false, printBackground: true, margins })
        .then((bytes) => {
          Object.assign(globalThis, { printed: bytes.toString('latin1') })
          done?.(true, '')
        })
    }
  })
  await chooseAction(running, 'process.print')
  await dialog().locator(`[data-pages="${pages.length}"]`).waitFor()
  await dialog().getByRole('button', { name: '打印…' }).click()
  await dialog().waitFor({ state: 'detached' })
  const printed = await app.evaluate(() => (globalThis as { printed?: string }).printed ?? '')
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(pages.length)
})

test('a presentation takes the branch whose number is pressed, and comes back the same way', async () => {
  const { page } = running
  await chooseAction(running, 'process.present')
  const told = () => page.locator('[data-presented]').innerText()
  await page.keyboard.press('Home')
  for (const title of ['登记投诉单', '信息是否完整']) {
    await page.keyboard.press('ArrowRight')
    await expect.poll(told).toContain(title)
  }
  const way = page.locator('[data-way="1"]')
  const target = (await way.innerText()).split('\n').at(-1) ?? ''
  await page.keyboard.press('1')
  await expect.poll(told).toContain(target)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(told).toContain('信息是否完整')
  await page.keyboard.press('Escape')
  await page.locator('[data-presented]').waitFor({ state: 'detached' })
})

test('nothing was blocked and nothing complained', () => {
  expect(running.cspReports()).toEqual([])
  expect(running.errors()).toEqual([])
})
