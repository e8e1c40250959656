import Diagnostics
import Mustache

/// The templates of the pages, once for each language.
///
/// Words between `[[` and `]]` in a template are Chinese and stand for themselves; for English they
/// are looked up in `Words/english.tsv` when the templates are loaded, so that a page costs nothing
/// for being translated.
struct PageTemplates: Sendable {
  /// A template by the name of its file.
  enum Name: String, CaseIterable {
    case frame, documents, reader, provision, statement, note, search, targets, agencies, agency
    case references, history, capture, captures, read, help, problem, problems, login, setup, people
    case log, imports, mapping, progress, findings, groups, batches, batch, recordTypes, records
    case record, appraisals, round, firms, firm, whatif, outcome, compare, published, notice
    case wall, wallTarget, league, region, briefing, tasks
    case explanation, factInputs, registers, register, registerItem, registerDiff, registerWhy
    case cases, caseNew, caseFile, ledgers, ledger, landMap, parcel
  }

  private let libraries: [Wording.Language: MustacheLibrary]

  /// Loads every template in every language.
  ///
  /// - Throws: What Mustache says of a template that it cannot read.
  init(words: EnglishWords = EnglishWords()) throws {
    var libraries: [Wording.Language: MustacheLibrary] = [:]
    for language in Wording.Language.allCases {
      var library = MustacheLibrary()
      for name in Name.allCases {
        let source = String(decoding: Self.bytes(of: name), as: UTF8.self)
        try library.register(words.translated(source, into: language), named: name.rawValue)
      }
      libraries[language] = library
    }
    self.libraries = libraries
  }

  /// A page, or a piece of one.
  func html(_ name: Name, _ view: Any, in language: Wording.Language) -> String {
    libraries[language]?.render(view, withTemplate: name.rawValue) ?? ""
  }

  static func bytes(of name: Name) -> [UInt8] {
    switch name {
    case .frame: PackageResources.frame_mustache
    case .documents: PackageResources.documents_mustache
    case .reader: PackageResources.reader_mustache
    case .provision: PackageResources.provision_mustache
    case .statement: PackageResources.statement_mustache
    case .note: PackageResources.note_mustache
    case .search: PackageResources.search_mustache
    case .targets: PackageResources.targets_mustache
    case .agencies: PackageResources.agencies_mustache
    case .agency: PackageResources.agency_mustache
    case .references: PackageResources.references_mustache
    case .history: PackageResources.history_mustache
    case .capture: PackageResources.capture_mustache
    case .captures: PackageResources.captures_mustache
    case .read: PackageResources.read_mustache
    case .help: PackageResources.help_mustache
    case .problem: PackageResources.problem_mustache
    case .problems: PackageResources.problems_mustache
    case .login: PackageResources.login_mustache
    case .setup: PackageResources.setup_mustache
    case .people: PackageResources.people_mustache
    case .log: PackageResources.log_mustache
    case .imports: PackageResources.imports_mustache
    case .mapping: PackageResources.mapping_mustache
    case .progress: PackageResources.progress_mustache
    case .findings: PackageResources.findings_mustache
    case .groups: PackageResources.groups_mustache
    case .batches: PackageResources.batches_mustache
    case .batch: PackageResources.batch_mustache
    case .recordTypes: PackageResources.recordTypes_mustache
    case .records: PackageResources.records_mustache
    case .record: PackageResources.record_mustache
    case .appraisals: PackageResources.appraisals_mustache
    case .round: PackageResources.round_mustache
    case .firms: PackageResources.firms_mustache
    case .firm: PackageResources.firm_mustache
    case .whatif: PackageResources.whatif_mustache
    case .outcome: PackageResources.outcome_mustache
    case .compare: PackageResources.compare_mustache
    case .published: PackageResources.published_mustache
    case .notice: PackageResources.notice_mustache
    case .wall: PackageResources.wall_mustache
    case .wallTarget: PackageResources.wallTarget_mustache
    case .league: PackageResources.league_mustache
    case .region: PackageResources.region_mustache
    case .briefing: PackageResources.briefing_mustache
    case .tasks: PackageResources.tasks_mustache
    case .explanation: PackageResources.explanation_mustache
    case .factInputs: PackageResources.factInputs_mustache
    case .registers: PackageResources.registers_mustache
    case .register: PackageResources.register_mustache
    case .registerItem: PackageResources.registerItem_mustache
    case .registerDiff: PackageResources.registerDiff_mustache
    case .registerWhy: PackageResources.registerWhy_mustache
    case .cases: PackageResources.cases_mustache
    case .caseNew: PackageResources.caseNew_mustache
    case .caseFile: PackageResources.caseFile_mustache
    case .ledgers: PackageResources.ledgers_mustache
    case .ledger: PackageResources.ledger_mustache
    case .landMap: PackageResources.landMap_mustache
    case .parcel: PackageResources.parcel_mustache
    }
  }
}
