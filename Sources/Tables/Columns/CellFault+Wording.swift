import Diagnostics

extension CellFault.Reason {
  func message(_ value: String) -> Wording {
    switch self {
    case .notNumber: Wording("“\(value)” 不是数", "“\(value)” is no number")
    case .notInteger: Wording("“\(value)” 不是整数", "“\(value)” is no whole number")
    case .tooManyDigits: Wording("“\(value)” 位数过多", "“\(value)” has too many digits")
    case .percent:
      Wording("“\(value)” 是百分比，本列的单位不是", "“\(value)” is a percentage, and the column's unit is not")
    case .notDate: Wording("“\(value)” 不是日期", "“\(value)” is no date")
    case .hasTime:
      Wording("“\(value)” 带有时刻，应只有日期", "“\(value)” has a time where a day alone belongs")
    case .notBoolean: Wording("“\(value)” 既非是也非否", "“\(value)” is neither yes nor no")
    case .textTooLong: Wording("文字超过 1 MB", "the text is longer than 1 MB")
    case .shortRow:
      Wording("本行的列数少于表头：\(value)", "the row has fewer cells than the header: \(value)")
    case .longRow: Wording("本行的列数多于表头：\(value)", "the row has more cells than the header: \(value)")
    case .openQuote:
      Wording("引号没有配对，此后的内容都成了一格", "a quotation mark is never closed; all that follows is one cell")
    case .afterQuote:
      Wording("引号之后还有文字：\(value)", "words follow a closing quotation mark: \(value)")
    case .formulaError: Wording("公式出错：\(value)", "the formula failed: \(value)")
    case .noStoredValue: Wording("公式没有存下结果", "the value of the formula was not stored")
    case .damagedCell: Wording("单元格已损坏：\(value)", "the cell is damaged: \(value)")
    case .notObject: Wording("这一行不是 JSON 对象", "the line is no JSON object")
    case .nested: Wording("应为单个值，实为列表或对象", "a list or an object stands where a plain value belongs")
    }
  }

  var suggestion: Wording? {
    switch self {
    case .notNumber:
      Wording(
        "只写数；单位写在表头，缺数留空",
        "write the number alone; the unit belongs in the header, what is missing stays blank")
    case .notInteger: nil
    case .tooManyDigits: Wording("编码类的列应按文字读", "a column of codes is to be read as text")
    case .percent: Wording("请核对表头的单位", "check the unit in the header")
    case .notDate:
      Wording("写成 2024-01-31，缺的留空", "write 2024-01-31, and leave blank what is missing")
    case .hasTime: Wording("请去掉时刻", "take the time away")
    case .notBoolean: Wording("写“是”或“否”", "write 是 or 否 (yes or no)")
    case .textTooLong: Wording("请核对引号是否配对", "check that quotation marks are closed")
    case .shortRow, .longRow:
      Wording("请核对本行是否少了或多了分隔符", "check the row for a separator too few or too many")
    case .openQuote, .afterQuote:
      Wording(
        "格内的引号要写两遍，整格再加引号", "double the quotation marks inside a cell and put the whole in marks")
    case .formulaError: Wording("请在表中改正公式", "mend the formula in the workbook")
    case .noStoredValue:
      Wording("请用 Excel 或 WPS 打开后保存一次", "open the workbook in Excel or WPS and save it once")
    case .damagedCell:
      Wording("请用 Excel 或 WPS 打开后另存", "open the workbook in Excel or WPS and save it again")
    case .notObject: Wording("每行应为 {\"列名\": 值, …}", "each line needs the form {\"name\": value, …}")
    case .nested: nil
    }
  }
}
