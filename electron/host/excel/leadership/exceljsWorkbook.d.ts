// The half of exceljs that puts workbooks together, typed as the whole is; and the steps of its `xlsx.write`, which give a part each.
declare module 'exceljs/lib/doc/workbook.js' {
  import ExcelJS from 'exceljs'

  /** Takes what would be zipped. */
  interface PartSink {
    append(content: string | Uint8Array, at: { readonly name: string }): void
  }
  type Step = 'ContentTypes' | 'OfficeRels' | 'WorkbookRels' | 'Worksheets' | 'SharedStrings' | 'Drawings' | 'Themes'
  type LastStep = 'Styles' | 'Media' | 'App' | 'Core' | 'Workbook'
  type Steps = {
    [S in Step | LastStep as `add${S}`]: (zip: PartSink, model: ExcelJS.WorkbookModel) => Promise<void> | void
  }
  export default class Workbook extends ExcelJS.Workbook {
    readonly xlsx: ExcelJS.Xlsx & Steps & { prepareModel(model: ExcelJS.WorkbookModel, options: object): void }
  }
}
