import Diagnostics
import Store
import Tables
import Vocabulary

/// Tells what an import would do, or did.
struct ImportOutput {
  let options: LibraryOptions
  let file: String
  /// How many problems are shown one by one.
  private static let shown = 50

  func show(_ preview: ImportPreview) {
    if options.json {
      print(
        JSONText.object([
          "state": .string("unsure"), "mapping": mapping(preview),
          "problems": .array(preview.problems.map(JSONText.problem)),
        ]).text)
      return
    }
    showMapping(preview)
    ProblemOutput.show(preview.problems)
  }

  func show(_ checked: CheckedImport, _ outcome: ImportOutcome?) {
    let problems = checked.problems
    if options.json {
      print(
        JSONText.object([
          "state": .string(outcome?.name ?? "checked"), "batch": batch(outcome),
          "rows": .int(checked.rowCount), "sound": .int(checked.soundCount),
          "problem_count": .int(checked.problemCount), "error_count": .int(checked.errorCount),
          "mapping": mapping(checked.preview),
          "problems": .array(problems.map(JSONText.problem)),
        ]).text)
      return
    }
    showMapping(checked.preview)
    ProblemOutput.show(Array(problems.prefix(Self.shown)))
    let say = options.lang
    if checked.problemCount > Self.shown {
      print(
        say(
          "另有 \(checked.problemCount - Self.shown) 个问题；用 --problems-out 写出全部有错误的行",
          "\(checked.problemCount - Self.shown) more problems; --problems-out writes all rows with errors"
        ))
    }
    print(
      say(
        "\(file)：\(checked.rowCount) 行，其中 \(checked.soundCount) 行没有错误；问题 \(checked.problemCount) 个",
        "\(file): \(checked.rowCount) rows, \(checked.soundCount) of them without errors; \(checked.problemCount) problems"
      ))
    switch outcome {
    case .landed(let batch):
      print(
        say(
          "已入库：第 \(batch.id) 批，\(batch.rows) 行", "landed as batch \(batch.id): \(batch.rows) rows"))
    case .unchanged(let batch):
      print(
        say(
          "这个文件已在第 \(batch.id) 批入库，没有增加记录",
          "the file landed before as batch \(batch.id); nothing was added"
        ))
    case .refused:
      print(
        say(
          "有错误，一行也没有入库；请改正后再导入，或加 --accept-problems",
          "there are errors, and nothing landed: mend them, or use --accept-problems"))
    case nil: print(say("只检查，没有入库", "checked only; nothing landed"))
    }
  }

  private func showMapping(_ preview: ImportPreview) {
    let say = options.lang
    for match in preview.mapping.matches {
      let unit = match.unit.map { "（\($0)）" } ?? ""
      print("  \(match.title) → \(match.field)\(unit)")
    }
    for column in preview.mapping.unused {
      let title = preview.header.titles[column - 1]
      print("  \(title) → " + say("不取", "left out"))
    }
    if let period = preview.period, !period.description.isEmpty {
      print("  " + say("期间 \(period)", "period \(period)"))
    }
  }

  private func mapping(_ preview: ImportPreview) -> JSONText {
    .object([
      "sheet": .string(optional: preview.sheet),
      "period": .string(optional: preview.period?.description),
      "matches": .array(
        preview.mapping.matches.map {
          .object([
            "column": .int($0.column), "title": .string($0.title), "field": .string($0.field),
            "unit": .string(optional: $0.unit?.description), "ground": .string($0.ground.rawValue),
          ])
        }),
      "unused": .strings(preview.mapping.unused.map { preview.header.titles[$0 - 1] }),
      "absent": .strings(preview.mapping.absent),
    ])
  }

  private func batch(_ outcome: ImportOutcome?) -> JSONText {
    switch outcome {
    case .landed(let batch), .unchanged(let batch): .int(Int(batch.id))
    case .refused, nil: .null
    }
  }
}

extension ImportOutcome {
  /// The outcome for a program.
  var name: String {
    switch self {
    case .landed: "landed"
    case .unchanged: "unchanged"
    case .refused: "refused"
    }
  }
}
