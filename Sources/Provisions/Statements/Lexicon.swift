/// The dictionaries of the statement reader, read once.
struct Lexicon: Sendable {
  /// What a unit measures, as far as the rules care.
  enum Family: String, Sendable {
    case count, abstract, money, measure, time, ratio, index
  }

  /// A unit or measure word.
  struct Unit: Sendable {
    let name: String
    let exponent: Int
    let family: Family
    let notBefore: Scalars
  }

  /// What a verb does with a number.
  enum VerbClass: String, Sendable {
    case act = "do"
    case level, give, levy, existing, rule
  }

  /// A verb, and whether it may stand behind a subject.
  struct Verb: Sendable {
    let word: String
    let kind: VerbClass
    let anywhere: Bool
  }

  /// A word that says how a number compares.
  struct Marker: Sendable {
    enum Class: String, Sendable {
      case bound, around, floor, over, ceiling, under, reach, level, drop, rise, fall
    }
    let word: String
    let comparator: Statement.Comparator
    let kind: Class
  }

  /// A word that softens or hardens; adverbs do neither but stand at the same place.
  enum HedgeClass: String, Sendable { case hedge, adverb, strengthener }

  /// How a word of frequency governs.
  enum FrequencyClass: String, Sendable { case annual, cumulative, season }

  /// What a clause can begin with before its verb.
  enum LeadClass: String, Sendable { case lead, body, preposition }

  let units: PhraseTable<Unit>
  let multipliers: PhraseTable<Int>
  let markersBefore: PhraseTable<Marker>
  let markersAfter: PhraseTable<Marker>
  let markersInside: PhraseTable<Marker>
  let verbs: PhraseTable<Verb>
  let hedges: PhraseTable<(word: String, kind: HedgeClass)>
  let frequencies: PhraseTable<(frequency: String, kind: FrequencyClass)>
  let leads: PhraseTable<LeadClass>
  let scopes: PhraseTable<String>
  let money: PhraseTable<Bool>
  let measures: PhraseTable<Bool>
  let shares: PhraseTable<Bool>
  let times: PhraseTable<Bool>
  let plain: PhraseTable<Bool>
  let dependents: PhraseTable<Bool>
  let dummies: PhraseTable<Bool>

  /// The dictionaries that come with the module.
  static let shared = Lexicon()

  private init() {
    units = PhraseTable(
      DictionaryFile.rows(PackageResources.units_csv, columns: 5).compactMap { row in
        guard let family = Family(rawValue: row[3]) else { return nil }
        let unit = Unit(
          name: row[1], exponent: Int(row[2]) ?? 0, family: family,
          notBefore: Array(row[4].unicodeScalars))
        return (row[0], unit)
      })
    multipliers = PhraseTable(
      DictionaryFile.rows(PackageResources.multipliers_csv, columns: 2).map {
        ($0[0], Int($0[1]) ?? 0)
      })
    let markers = DictionaryFile.rows(PackageResources.comparators_csv, columns: 4)
    func markerTable(_ side: String) -> PhraseTable<Marker> {
      PhraseTable(
        markers.compactMap { row in
          guard row[1] == side, let comparator = Statement.Comparator(rawValue: row[2]),
            let kind = Marker.Class(rawValue: row[3])
          else { return nil }
          return (row[0], Marker(word: row[0], comparator: comparator, kind: kind))
        })
    }
    markersBefore = markerTable("before")
    markersAfter = markerTable("after")
    markersInside = markerTable("infix")
    verbs = PhraseTable(
      DictionaryFile.rows(PackageResources.verbs_csv, columns: 3).compactMap { row in
        VerbClass(rawValue: row[1]).map {
          (row[0], Verb(word: row[0], kind: $0, anywhere: row[2] == "anywhere"))
        }
      })
    hedges = PhraseTable(
      DictionaryFile.rows(PackageResources.hedges_csv, columns: 2).compactMap { row in
        HedgeClass(rawValue: row[1]).map { (row[0], (row[0], $0)) }
      })
    frequencies = PhraseTable(
      DictionaryFile.rows(PackageResources.frequencies_csv, columns: 3).compactMap { row in
        FrequencyClass(rawValue: row[2]).map { (row[0], (row[1], $0)) }
      })
    leads = PhraseTable(
      DictionaryFile.rows(PackageResources.lead_words_csv, columns: 2).compactMap { row in
        LeadClass(rawValue: row[1]).map { (row[0], $0) }
      })
    let metrics = DictionaryFile.rows(PackageResources.metric_words_csv, columns: 2)
    func metricTable(_ kind: String) -> PhraseTable<Bool> {
      PhraseTable(metrics.filter { $0[1] == kind }.map { ($0[0], true) })
    }
    scopes = PhraseTable(metrics.filter { $0[1] == "scope" }.map { ($0[0], $0[0]) })
    money = metricTable("money")
    measures = metricTable("measure")
    shares = metricTable("share")
    times = metricTable("time")
    plain = metricTable("plain")
    dependents = metricTable("dependent")
    dummies = metricTable("dummy")
  }
}
