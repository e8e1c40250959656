import Diagnostics
import Foundation

/// The problems that a file can have.
enum CaptureProblem {
  static func notFound(_ path: String) -> Problem {
    Problem(
      "capture.not-found", .error, Wording("没有这个文件或文件夹", "there is no such file or folder"),
      at: Place(file: path),
      suggestion: Wording("请检查路径", "check the path"))
  }

  static func unreadable(_ path: String, _ detail: Wording) -> Problem {
    Problem(
      "capture.unreadable", .error, Wording("文件打不开", "the file cannot be opened"),
      at: Place(file: path),
      notes: [detail], suggestion: Wording("请确认有读取权限", "check that you may read it"))
  }

  static func emptyFolder(_ path: String) -> Problem {
    Problem(
      "capture.empty-folder", .error, Wording("文件夹中没有文件", "the folder holds no files"),
      at: Place(file: path),
      suggestion: Wording("隐藏文件不读；如需读取请逐个指明", "hidden files are left out; name them one by one"))
  }

  static func empty(_ name: String) -> Problem {
    Problem(
      "capture.empty", .error, Wording("文件是空的", "the file is empty"), at: Place(file: name),
      suggestion: Wording("请确认复制完整", "check that it was copied whole"))
  }

  static func noText(_ name: String) -> Problem {
    Problem(
      "capture.no-text", .error, Wording("文件中只有空白", "the file holds nothing but blanks"),
      at: Place(file: name),
      suggestion: Wording("请确认没有选错文件", "check that it is the right file"))
  }

  static func tooLarge(_ name: String, _ bytes: Int, _ limit: Int) -> Problem {
    Problem(
      "capture.too-large", .error,
      Wording(
        "文件有 \(bytes >> 20) MB，最多读 \(limit >> 20) MB",
        "the file has \(bytes >> 20) MB; at most \(limit >> 20) MB are read"),
      at: Place(file: name),
      suggestion: Wording("请拆分，一份文件或一卷一个", "split it, one document or volume a file"))
  }

  static func lineTooLong(_ name: String, line: Int, limit: Int) -> Problem {
    Problem(
      "capture.line-too-long", .error,
      Wording("有一行超过 \(limit >> 20) MB", "a line is longer than \(limit >> 20) MB"),
      at: Place(file: name, line: line),
      suggestion: Wording(
        "这不像一份文件；请另存为有换行的文本", "this is hardly a document; save it again as text with line ends"))
  }

  static func binary(_ name: String, offset: Int) -> Problem {
    Problem(
      "capture.binary", .error,
      Wording(
        "文件不是文本：偏移 \(offset) 处有不可能的字节",
        "the file is not text: an impossible byte at offset \(offset)"),
      at: Place(file: name),
      suggestion: Wording(
        "请另存为 DOCX、带文字的 PDF 或 UTF-8 纯文本",
        "save the document as DOCX, PDF with text, or plain text in UTF-8"))
  }

  static func encoding(_ name: String, offset: Int) -> Problem {
    Problem(
      "capture.encoding", .error,
      Wording(
        "文本既非 UTF-8、GB18030，也非 UTF-16：第 \(offset) 字节都不符合",
        "the text is neither UTF-8, GB18030 nor UTF-16: byte \(offset) fits none of them"),
      at: Place(file: name), suggestion: Wording("请另存为 UTF-8", "save it again as UTF-8"))
  }

  static func cutUTF8(_ name: String, offset: Int) -> Problem {
    Problem(
      "capture.encoding", .error,
      Wording(
        "文本是 UTF-8，但第 \(offset) 字节处残缺", "the text is UTF-8 but cut or damaged at byte \(offset)"),
      at: Place(file: name),
      suggestion: Wording(
        "请重新取得文件，或另存为 UTF-8", "fetch the file once more, or save it again as UTF-8"))
  }

  static func nonsense(_ name: String) -> Problem {
    Problem(
      "capture.encoding", .error,
      Wording(
        "文本的编码认不出来：按 GB18030 读出的不像中文",
        "the encoding of the text is unknown: read as GB18030 it does not look like Chinese"),
      at: Place(file: name), suggestion: Wording("请另存为 UTF-8", "save it again as UTF-8"))
  }

  static func misdeclared(_ name: String, declared: String, found: String) -> Problem {
    Problem(
      "capture.misdeclared-encoding", .warning,
      Wording(
        "网页声明编码为 \(declared)，实为 \(found)", "the page says that it is \(declared) but is \(found)"),
      at: Place(file: name),
      suggestion: Wording(
        "已按 \(found) 读取，请核对文字是否正确", "it was read as \(found); look whether the text is right"))
  }

  static func refused(_ name: String, _ refusal: FileKind.Refusal, in data: Data) -> Problem {
    switch refusal {
    case .compoundFile:
      let marker = Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      return data.range(of: marker) != nil ? encrypted(name) : legacy(name)
    case .richText:
      return Problem(
        "capture.rich-text", .error, Wording("文件是 RTF 格式", "the file is RTF"),
        at: Place(file: name),
        suggestion: Wording(
          "请用 Word 或 WPS 打开，另存为 DOCX", "open it in Word or WPS and save it as DOCX"))
    case .picture:
      return Problem(
        "capture.picture", .error, Wording("文件是图片", "the file is a picture"), at: Place(file: name),
        suggestion: Wording(
          "请先作文字识别（OCR），再读识别的结果", "run it through text recognition (OCR) and read the result"))
    case .archive:
      return Problem(
        "capture.archive", .error, Wording("文件是压缩包", "the file is an archive"),
        at: Place(file: name),
        suggestion: Wording("请解压后读文件夹", "unpack it and read the folder"))
    }
  }

  static func legacy(_ name: String) -> Problem {
    Problem(
      "capture.legacy-office", .error,
      Wording("文件是 2007 年以前的 Word、WPS 或 Excel 格式", "the file is of Word, WPS or Excel before 2007"),
      at: Place(file: name),
      suggestion: Wording(
        "请另存为 DOCX（LibreOffice：soffice --headless --convert-to docx 文件）",
        "save it as DOCX (LibreOffice: soffice --headless --convert-to docx FILE)"))
  }

  static func encrypted(_ name: String) -> Problem {
    Problem(
      "capture.encrypted", .error, Wording("文件已加密", "the file is encrypted"), at: Place(file: name),
      suggestion: Wording("请用密码打开，另存为不加密的文件", "open it with its password and save it without one"))
  }

  static func damaged(_ name: String, _ detail: Wording) -> Problem {
    Problem(
      "capture.damaged", .error, Wording("文件已损坏", "the file is damaged"), at: Place(file: name),
      notes: [detail],
      suggestion: Wording(
        "请重新取得，或用原来的软件打开后另存", "fetch it once more, or open it where it was made and save it again"))
  }

  static func bomb(_ name: String, _ detail: Wording) -> Problem {
    Problem(
      "capture.unpacks-too-large", .error,
      Wording("文件解开后过大，无法读取", "the file unpacks to more than can be read"),
      at: Place(file: name), notes: [detail],
      suggestion: Wording("如确是真实文件，请拆分", "if it is a real document, split it"))
  }

  static func unsafeXML(_ name: String, _ detail: Wording) -> Problem {
    Problem(
      "capture.unsafe-xml", .error,
      Wording("文件中有文字处理软件不会写出的 XML", "the file holds XML that no word processor writes"),
      at: Place(file: name), notes: [detail],
      suggestion: Wording(
        "请用 Word、WPS 或 LibreOffice 打开后另存", "open it in Word, WPS or LibreOffice and save it again"))
  }

  static func tooDeep(_ name: String, limit: Int) -> Problem {
    Problem(
      "capture.too-deep", .error,
      Wording("网页的元素嵌套超过 \(limit) 层", "the page nests elements more than \(limit) deep"),
      at: Place(file: name),
      suggestion: Wording(
        "这不像网页；请在浏览器中打开，另存为文本", "this is hardly a page; open it in a browser and save it as text"))
  }

  static func unknownContainer(_ name: String) -> Problem {
    Problem(
      "capture.unknown-container", .error,
      Wording("文件是 ZIP 压缩包，但不是 DOCX 或 ODT", "the file is a ZIP archive, but no DOCX or ODT"),
      at: Place(file: name),
      suggestion: Wording(
        "请解压后读文件夹；电子表格不是政策文件",
        "unpack it and read the folder; a spreadsheet is not a policy document"))
  }

  static func scanned(_ name: String, pages: Int) -> Problem {
    Problem(
      "capture.scanned-pdf", .error,
      Wording("PDF 有 \(pages) 页，但没有文字", "the PDF has \(pages) pages and no text"),
      at: Place(file: name),
      suggestion: Wording(
        "这是扫描件，请先作文字识别（OCR），再读识别的结果",
        "it is a scan: run it through text recognition (OCR) and read the result"))
  }

  static func noPoppler(_ name: String) -> Problem {
    Problem(
      "capture.no-pdf-reader", .error,
      Wording("没有安装 pdftotext", "the program pdftotext is not installed"),
      at: Place(file: name),
      suggestion: Wording(
        "请安装 Debian 软件包 poppler-utils", "install the Debian package poppler-utils"))
  }

  static func slowPDF(_ name: String, seconds: Int) -> Problem {
    Problem(
      "capture.slow-pdf", .error,
      Wording("PDF 在 \(seconds) 秒内未能读完", "the PDF could not be read within \(seconds) seconds"),
      at: Place(file: name),
      suggestion: Wording("请打印成新的 PDF，或另存为文本", "print it to a new PDF, or save it as text"))
  }

  static func badRecord(_ name: String, line: Int, _ detail: Wording) -> Problem {
    Problem(
      "capture.bad-record", .error,
      Wording("这一行不是带 text 的 JSON 对象", "the line is not a JSON object with a text"),
      at: Place(file: name, line: line), notes: [detail],
      suggestion: Wording(
        "每行应为 {\"text\": …}，可另有 title、date、source",
        "each line needs {\"text\": …}, optionally with title, date, source"))
  }
}
