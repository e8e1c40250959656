/// What a sentence has said so far and later words may rest on (guideline §6).
struct Carry: Sendable {
  /// The year that governs until the full stop or the next year.
  var time: TimeMark?
  /// Whether `time` was given before this sentence, by a line that opens a list.
  var timeFromList = false
  /// 每年 or 累计, with its place.
  var frequency: PassageScanner.FrequencyWord?
  /// The verb of the item before, its class and place.
  var verb: Lead.Word?
  var verbClass: Lexicon.VerbClass?
  /// Hedges that govern on.
  var hedges: [Lead.Word] = []
  var strengtheners: [Lead.Word] = []
  /// The subject of the item before: whose measure a bare 占比 or 总市值 is.
  var subject: String?
  /// The thing that a rule is laid on: 经批准实施的项目 → 项目.
  var ruleSubject: String?
  /// The words of the clause before, without verb and number.
  var topic: String?
  /// The range of those words.
  var topicRange: Range<Int>?
  /// The metric of the item before, as printed.
  var metric: String?
  /// The measures that 分别 has named and no number has taken yet.
  var respective: [String] = []
  /// The measure of which 占…比重 and 年均增速 that follow speak.
  var base: String?
  /// The comparator of the number before, which 分别 gives to those that follow.
  var comparator: Statement.Comparator?
  /// What is given: 奖励, 风险补偿.
  var gift: String?
  /// Who receives what the next clause gives: 对首次认定的企业,给予….
  var beneficiary: String?
  /// The metric last used with each unit.
  var metricByUnit: [String: String] = [:]
  /// The kind of the item before.
  var kind: Statement.Kind?
  /// An amount has been stated that 全部 can speak of.
  var amount: String?
  /// The object of the deadline before.
  var deadlineObject: String?
}
