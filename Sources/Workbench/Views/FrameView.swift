import Diagnostics
import Store

/// What stands round every page.
struct FrameView {
  let lang: String
  let title: String
  let body: String
  let query: String
  let hasHTMX: Bool
  let otherLanguage: String
  let otherLanguageName: String
  let path: String
  let onDocuments: Bool
  let onTargets: Bool
  let onAgencies: Bool
  let onReferences: Bool
  let onCaptures: Bool
  let onRecords: Bool
  let onImports: Bool
  let onAppraisals: Bool
  let onWall: Bool
  let onRegisters: Bool
  let onCases: Bool
  let onLedgers: Bool
  let onLand: Bool
  let personName: String
  let isStranger: Bool
  let mayAdd: Bool
  let mayManagePeople: Bool
  let mayReadLog: Bool
  let mayReadRecords: Bool
  let mayImport: Bool
  let maySeeAppraisals: Bool
  let maySeeWall: Bool
  let mayReadRegisters: Bool
  /// The seconds after which a page without a script looks again; empty for never.
  let refresh: String
  /// The day of a rehearsal; empty where it is none.
  let rehearsal: String

  init(
    title: String, body: String, section: Section?, context: WorkbenchContext, path: String,
    query: String, hasHTMX: Bool, refresh: Int? = nil, rehearsal: String = ""
  ) {
    let other: Wording.Language = context.language == .chinese ? .english : .chinese
    lang = context.language == .chinese ? "zh-CN" : "en"
    self.title = title
    self.body = body
    self.query = query
    self.hasHTMX = hasHTMX
    otherLanguage = other.rawValue
    otherLanguageName = other == .chinese ? "中文" : "English"
    self.path = path
    onDocuments = section == .documents
    onTargets = section == .targets
    onAgencies = section == .agencies
    onReferences = section == .references
    onCaptures = section == .captures
    onRecords = section == .records
    onImports = section == .imports
    onAppraisals = section == .appraisals
    onWall = section == .wall
    onRegisters = section == .registers
    onCases = section == .cases
    onLedgers = section == .ledgers
    onLand = section == .land
    personName = context.visitor.person?.name ?? ""
    if case .stranger = context.visitor { isStranger = true } else { isStranger = false }
    mayAdd = context.visitor.may(.addDocuments)
    mayManagePeople = context.visitor.may(.managePeople)
    mayReadLog = context.visitor.may(.readLog)
    mayReadRecords =
      context.visitor.may(.readRecords) || context.visitor.may(.readOwnRecords)
    mayImport = context.visitor.may(.importRecords)
    maySeeAppraisals =
      context.visitor.may(.readAppraisals) || context.visitor.may(.readOwnRecords)
    maySeeWall = context.visitor.may(.readAppraisals)
    mayReadRegisters = context.visitor.may(.readRegisters)
    self.refresh = refresh.map(String.init) ?? ""
    self.rehearsal = rehearsal
  }
}
