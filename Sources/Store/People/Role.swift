public import Diagnostics

/// What a person is in the bureau; it decides what they may do and which fields they see.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
  /// Looks after people and the file (系统管理员).
  case administrator
  /// Evaluates enterprises (评价专员).
  case evaluation
  /// Looks after industrial land (用地专员).
  case land
  /// Looks after projects and investment (项目专员).
  case project
  /// Looks after data, its classes and grades (数据专员).
  case data
  /// Reads everything, changes nothing (审计员).
  case auditor
  /// An enterprise, which sees its own records only (企业).
  case enterprise
  /// Anybody, without an account (公众).
  case visitor = "public"

  /// The role as a person reads it.
  public var name: Wording {
    switch self {
    case .administrator: Wording("系统管理员", "administrator")
    case .evaluation: Wording("评价专员", "evaluation officer")
    case .land: Wording("用地专员", "land officer")
    case .project: Wording("项目专员", "project officer")
    case .data: Wording("数据专员", "data officer")
    case .auditor: Wording("审计员", "auditor")
    case .enterprise: Wording("企业", "enterprise")
    case .visitor: Wording("公众", "public")
    }
  }

  /// Whether accounts may have the role.
  public var hasAccounts: Bool { self != .visitor }

  /// What the role may do.
  public var rights: Set<Right> {
    switch self {
    case .administrator: Set(Right.allCases)
    case .evaluation:
      [
        .readLibrary, .addDocuments, .markStatements, .readRecords, .importRecords,
        .correctRecords, .readAppraisals, .appraise, .readRegisters, .workRegisters, .workCases,
        .postLedgers,
      ]
    case .land:
      [
        .readLibrary, .addDocuments, .markStatements, .readRecords, .importRecords,
        .correctRecords, .readAppraisals, .readRegisters, .workRegisters, .workCases,
        .postLedgers,
      ]
    case .project:
      [
        .readLibrary, .addDocuments, .markStatements, .readRecords, .importRecords,
        .correctRecords, .readAppraisals, .readRegisters, .workCases,
      ]
    case .data:
      [
        .readLibrary, .addDocuments, .markStatements, .readRecords, .importRecords,
        .correctRecords, .readAppraisals, .readRegisters, .readLog,
      ]
    case .auditor: [.readLibrary, .readRecords, .readAppraisals, .readRegisters, .readLog]
    case .enterprise: [.readLibrary, .readOwnRecords]
    case .visitor: [.readLibrary]
    }
  }

  /// The highest grade of data that the role sees unmasked, 0 (published) to 3.
  ///
  /// Grades follow the guideline on classing and grading industrial data (工信厅信发〔2020〕6号): 1 low,
  /// 2 serious, 3 grave consequences of a leak; 0 stands for what is published anyway.
  public var highestGrade: Int {
    switch self {
    case .administrator, .data, .auditor: 3
    case .evaluation, .land, .project: 2
    case .enterprise: 2
    case .visitor: 0
    }
  }
}

/// Something that needs a permission.
public enum Right: String, Sendable, Hashable, Codable, CaseIterable {
  /// Read documents, provisions, statements, duties and citations.
  case readLibrary
  /// Read documents into the library.
  case addDocuments
  /// Say whether a statement is right.
  case markStatements
  /// Read records, masked by grade.
  case readRecords
  /// Read the records of one's own enterprise.
  case readOwnRecords
  /// Import records.
  case importRecords
  /// Correct a record, with a reason.
  case correctRecords
  /// Read the results of appraisals.
  case readAppraisals
  /// Open rounds of appraisal, take their steps, answer objections.
  case appraise
  /// Read registers, cases and ledgers.
  case readRegisters
  /// Run registers, and decide, object, enter and let leave; the register says which role decides.
  case workRegisters
  /// Open cases and work on them; the procedure says who does which step.
  case workCases
  /// Post to ledgers; the ledger says who posts what.
  case postLedgers
  /// Read the log of changes.
  case readLog
  /// Add people, give and take roles.
  case managePeople
}
