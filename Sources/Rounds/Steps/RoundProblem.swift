import Diagnostics
import Vocabulary

/// Why a step of a round cannot be taken.
enum RoundProblem {
  static func unknown(_ code: String) -> Problem {
    Problem(
      "rounds.unknown", .error, Wording("没有这轮评价：\(code)", "there is no round \(code)"))
  }

  static func taken(_ code: String) -> Problem {
    Problem(
      "rounds.taken", .error,
      Wording("已有代号为“\(code)”的评价", "there is a round “\(code)” already"),
      suggestion: Wording("请打开原有的一轮，或换一个代号", "open that one, or take another code"))
  }

  static func wrongStage(_ round: Round, needs stages: [Round.Stage]) -> Problem {
    let (chinese, english) = (
      stages.map(\.name.chinese).joined(separator: "、"),
      stages.map(\.name.english).joined(separator: ", ")
    )
    return Problem(
      "rounds.wrong-stage", .error,
      Wording(
        "现在是“\(round.stage.name.chinese)”阶段，这一步只能在“\(chinese)”阶段进行",
        "the round is at “\(round.stage.name.english)”; this step belongs to “\(english)”"))
  }

  static func moved(_ round: Round) -> Problem {
    Problem(
      "rounds.moved", .error,
      Wording("别人刚刚推进了这一轮", "somebody else has just moved the round on"),
      suggestion: Wording("请刷新页面后再看", "load the page again"))
  }

  static func tooEarly(_ due: Day) -> Problem {
    Problem(
      "rounds.too-early", .error,
      Wording("期限到 \(due)，尚未届满", "the time runs until \(due)"),
      suggestion: Wording("期满后再进行", "wait until then")
    )
  }

  static func tooLate(_ due: Day) -> Problem {
    Problem(
      "rounds.too-late", .error, Wording("期限已于 \(due) 届满", "the time ran out on \(due)"),
      suggestion: Wording("请与评价办公室联系", "turn to the bureau"))
  }

  static func open(_ count: Int) -> Problem {
    Problem(
      "rounds.open-objections", .error,
      Wording("还有 \(count) 件异议没有答复", "\(count) objections have no answer"),
      suggestion: Wording("逐件答复后再定稿", "answer each before the results are final"))
  }

  static let stale = Problem(
    "rounds.stale", .error,
    Wording("数据在上次评价之后有变，结果不再是最新的", "the data changed after the last run"),
    suggestion: Wording("请重新评价，核对差异后再继续", "run again, look at the difference, and go on"))

  static let noRun = Problem(
    "rounds.no-run", .error, Wording("还没有评价过", "nothing has been appraised yet"),
    suggestion: Wording("先进行初评", "make a draft first"))

  static let noReason = Problem(
    "rounds.no-reason", .error, Wording("请写明理由", "a reason is needed"))

  static let noText = Problem(
    "rounds.no-text", .error, Wording("请写明内容", "say what it is about"))

  static let answered = Problem(
    "rounds.answered", .error, Wording("这件异议已经答复", "the objection has an answer already"))
}
