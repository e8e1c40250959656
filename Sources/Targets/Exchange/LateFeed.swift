import Diagnostics
public import Foundation
import Vocabulary

/// What became late, for those who subscribed: an Atom feed (RFC 4287) or a mail (RFC 5322).
public enum LateFeed {
  /// The changes that are told: to late, and back from it.
  public static func told(_ changes: [StateChange]) -> [StateChange] {
    changes.filter { $0.state == .late || $0.before == .late }
  }

  /// An Atom feed.
  ///
  /// - Parameters:
  ///   - changes: The changes, the newest first.
  ///   - address: The address of the server, for links and identifiers.
  /// - Returns: The feed as XML.
  public static func atom(_ changes: [StateChange], address: String) -> String {
    let told = told(changes)
    let updated = told.first?.at ?? Date(timeIntervalSince1970: 0)
    let entries = told.map { change in
      let link = "\(address)/wall/\(escaped(change.target))?region=\(escaped(change.region))"
      return """
          <entry>
            <id>urn:guiju:target-state:\(change.id)</id>
            <title>\(escaped(title(change)))</title>
            <updated>\(change.at.formatted(.iso8601))</updated>
            <link rel="alternate" type="text/html" href="\(link)"/>
            <category term="\(change.state.rawValue)"/>
            <summary>\(escaped(change.words))</summary>
          </entry>
        """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh">
        <id>urn:guiju:targets:late</id>
        <title>目标进度：落后与恢复</title>
        <updated>\(updated.formatted(.iso8601))</updated>
        <author><name>规矩</name></author>
        <link rel="self" href="\(escaped(address))/feed/targets.atom"/>
      \(entries.joined(separator: "\n"))
      </feed>

      """
  }

  /// A mail as a file that any mail program opens.
  ///
  /// - Parameters:
  ///   - changes: The changes, the newest first.
  ///   - from: The sender.
  ///   - to: The receiver.
  ///   - moment: The moment of the mail.
  /// - Returns: The mail, its lines ended by CR LF.
  public static func mail(
    _ changes: [StateChange], from: String, to: String, moment: Date = Date()
  ) -> String {
    let told = told(changes)
    let late = told.count { $0.state == .late }
    let subject = "目标进度：\(late) 项落后，\(told.count - late) 项恢复"
    let body = told.map { "\($0.asOf)  \($0.words)" }.joined(separator: "\r\n") + "\r\n"
    let encoded = Data(body.utf8).base64EncodedString(options: [.lineLength76Characters])
      .replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    let number = told.first?.id ?? 0
    return [
      "From: \(header(from))", "To: \(header(to))",
      "Subject: =?UTF-8?B?\(Data(subject.utf8).base64EncodedString())?=",
      "Date: \(rfc5322(moment))", "Message-ID: <target-state-\(number)@guiju.invalid>",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64", "", encoded, "",
    ].joined(separator: "\r\n")
  }

  private static func title(_ change: StateChange) -> String {
    change.state == .late
      ? "落后：\(RegionTree.name(change.region)) \(change.target)"
      : "恢复：\(RegionTree.name(change.region)) \(change.target)（\(change.state.name.chinese)）"
  }

  /// An address without line breaks, so that nobody adds headers by one.
  private static func header(_ text: String) -> String { text.filter { !$0.isNewline } }

  private static func rfc5322(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3_600)
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return formatter.string(from: date)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
