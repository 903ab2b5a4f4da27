// What lies over the cells of a written sheet: native charts and pictures, where they are anchored, and the parts they need in the file.
import { escapeAttribute, xmlHead } from './cellXml.ts'

/** Zero-based cells; `to` is the cell at whose upper left corner the drawing ends. */
export interface CellBox {
  readonly from: { readonly row: number; readonly column: number }
  readonly to: { readonly row: number; readonly column: number }
}

export type Drawn =
  | { readonly kind: 'chart'; readonly xml: string; readonly at: CellBox; readonly alt: string }
  | {
      readonly kind: 'picture'
      readonly bytes: Uint8Array
      readonly type: 'png' | 'jpeg'
      readonly at: { readonly row: number; readonly column: number }
      /** In px of 96 to the inch. */
      readonly width: number
      readonly height: number
      readonly alt: string
    }

const pixel = 9525
/** A little air between a drawing and the lines of its cells, px. */
const air = 3

const corner = (tag: string, row: number, column: number, shift: number) =>
  `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>${shift * pixel}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${shift * pixel}</xdr:rowOff></xdr:${tag}>`

function anchorXml(drawn: Drawn, number: number): string {
  const name = `name="${drawn.kind === 'chart' ? 'Chart' : 'Picture'} ${number}" descr="${escapeAttribute(drawn.alt)}"`
  if (drawn.kind === 'chart') {
    const { from, to } = drawn.at
    return [
      '<xdr:twoCellAnchor editAs="oneCell">',
      corner('from', from.row, from.column, air),
      // An anchor must not end before it begins: the last cell's corner, without the air.
      corner('to', to.row, to.column, 0),
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${number + 1}" ${name}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId${number}"/></a:graphicData></a:graphic>`,
      '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
    ].join('')
  }
  const extent = `cx="${Math.round(drawn.width * pixel)}" cy="${Math.round(drawn.height * pixel)}"`
  return [
    '<xdr:oneCellAnchor>',
    corner('from', drawn.at.row, drawn.at.column, air),
    `<xdr:ext ${extent}/>`,
    `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${number + 1}" ${name}/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>`,
    `<xdr:blipFill><a:blip r:embed="rId${number}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>`,
    `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>`,
    '</xdr:pic><xdr:clientData/></xdr:oneCellAnchor>',
  ].join('')
}

/** The drawing part of a sheet; `rIdN` is the Nth thing drawn. */
export const drawingXml = (drawn: readonly Drawn[]): string =>
  `${xmlHead}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${drawn.map((one, i) => anchorXml(one, i + 1)).join('')}</xdr:wsDr>`
