internal import HTMLScan

/// Builds a page's elements and blocks from the parser's events.
final class PageScanner {
    private var tree = PageTree()
    /// Open elements: name, its element in the tree.
    private var open: [(name: String, element: Int32)] = []
    private var current: PageTree.Block?
    private var linkDepth = 0
    private var silent = 0
    private var script: [UInt8]?
    private var titleText: [UInt8]?
    private let words: PageWords

    /// Reads a page of UTF-8.
    static func tree(of page: [UInt8], limits: Limits, words: PageWords = .embedded) -> PageTree {
        let scanner = PageScanner(words: words)
        var sink = unsafe sogdian_html_sink()
        unsafe sink.user = Unmanaged.passUnretained(scanner).toOpaque()
        unsafe sink.open = { user, name, attributes in
            guard let user = unsafe user, let name = unsafe name else { return }
            let scanner = unsafe Unmanaged<PageScanner>.fromOpaque(user).takeUnretainedValue()
            var found: [(String, String)] = []
            if let attributes = unsafe attributes {
                var index = 0
                while let key = unsafe attributes[index], found.count < 64 {
                    let value = unsafe attributes[index + 1].map { unsafe String(cString: $0) } ?? ""
                    found.append((unsafe String(cString: key).lowercased(), value))
                    index += 2
                }
            }
            scanner.start(unsafe String(cString: name), found)
        }
        unsafe sink.close = { user, name in
            guard let user = unsafe user, let name = unsafe name else { return }
            unsafe Unmanaged<PageScanner>.fromOpaque(user).takeUnretainedValue().end(unsafe String(cString: name))
        }
        unsafe sink.text = { user, bytes, count in
            guard let user = unsafe user, let bytes = unsafe bytes else { return }
            let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
            unsafe Unmanaged<PageScanner>.fromOpaque(user).takeUnretainedValue().text(unsafe Array(buffer))
        }
        unsafe page.withUnsafeBytes { bytes in
            let start = unsafe bytes.baseAddress.map { unsafe $0.assumingMemoryBound(to: CChar.self) }
            _ = unsafe sogdian_html_scan(start, bytes.count, Int32(truncatingIfNeeded: limits.depth), &sink)
        }
        scanner.finishBlock()
        return scanner.tree
    }

    private init(words: PageWords) {
        self.words = words
        tree.elements.append(PageTree.Element(parent: -1, tag: .body))
    }

    private var element: Int32 { open.last?.element ?? 0 }

    // MARK: - Elements

    private func start(_ name: String, _ attributes: [(String, String)]) {
        func attribute(_ key: String) -> String? { attributes.first { $0.0 == key }?.1 }
        switch name {
        case "br":
            breakLine()
            return
        case "hr":
            finishBlock()
            return
        case "meta":
            if let key = attribute("property") ?? attribute("name") ?? attribute("itemprop") ?? attribute("http-equiv"),
                let content = attribute("content"), tree.properties.count < 400
            {
                tree.properties.append((key.lowercased(), content))
            }
            return
        case "img", "input", "link", "source", "wbr", "col", "area", "base", "embed", "track", "param": return
        default: break
        }
        if let property = attribute("itemprop"), let value = attribute("content") ?? attribute("datetime"),
            tree.properties.count < 400
        {
            tree.properties.append(("itemprop:" + property.lowercased(), value))
        } else if name == "time", let value = attribute("datetime"), tree.properties.count < 400 {
            tree.properties.append((attribute("pubdate") == nil ? "time" : "time:pubdate", value))
        }
        var parent = element
        if Self.inline.contains(name) {
            if name == "a" { linkDepth += 1 }
            // A named inline element can be a share button or a date.
            let names = (attribute("class") ?? "") + " " + (attribute("id") ?? "")
            if names.count > 1, words.kind(of: names) == .furniture { parent = add(name, attributes, parent) }
            open.append((name, parent))
            return
        }
        finishBlock()
        switch name {
        case "html": tree.language = tree.language ?? attribute("lang") ?? attribute("xml:lang")
        case "script":
            silent += 1
            if attribute("type")?.lowercased().contains("ld+json") == true { script = [] }
        case "style", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video", "noscript", "select",
            "textarea", "button", "datalist":
            silent += 1
        case "title": if tree.title.isEmpty { titleText = [] }
        default: break
        }
        parent = add(name, attributes, parent)
        open.append((name, parent))
    }

    private func add(_ name: String, _ attributes: [(String, String)], _ parent: Int32) -> Int32 {
        var item = PageTree.Element(parent: parent, tag: Self.tags[name] ?? .other)
        var names = ""
        for (key, value) in attributes {
            switch key {
            case "class", "id": names += " " + value
            case "role":
                switch value.lowercased() {
                case "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu",
                    "tablist":
                    item.isExcluded = true
                case "main": item.tag = .main
                default: break
                }
            case "hidden": item.isExcluded = true
            case "aria-hidden": if value == "true" { item.isExcluded = true }
            case "style":
                let style = value.lowercased().filter { $0 != " " }
                if style.contains("display:none") || style.contains("visibility:hidden") { item.isExcluded = true }
            case "itemprop": if value.lowercased().contains("articlebody") { item.isBody = true }
            default: break
            }
        }
        switch item.tag {
        case .nav, .form: item.isSuspect = true
        case .footer, .aside: item.isExcluded = true
        default: break
        }
        if !names.isEmpty, let kind = words.kind(of: names) {
            item.hint = kind
            if kind == .furniture, item.tag != .body { item.isSuspect = true }
        }
        tree.elements.append(item)
        return Int32(truncatingIfNeeded: tree.elements.count - 1)
    }

    private func end(_ name: String) {
        // The parser balances its events; a name that is not open belongs to a part that was begun afresh.
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        if !Self.inline.contains(name) { finishBlock() }
        for item in open[index...] {
            if item.name == "a" { linkDepth -= 1 }
            if Self.silentTags.contains(item.name) { silent -= 1 }
        }
        open.removeSubrange(index...)
        if name == "script", let script {
            tree.linkedData.append(script)
            self.script = nil
        }
        if name == "title", let titleText {
            tree.title = String(decoding: Self.collapsed(titleText), as: UTF8.self)
            self.titleText = nil
        }
    }

    // MARK: - Text

    private func text(_ bytes: [UInt8]) {
        if script != nil {
            if (script?.count ?? 0) < 1 << 20 { script?.append(contentsOf: bytes) }
            return
        }
        if titleText != nil {
            titleText?.append(contentsOf: bytes)
            return
        }
        guard silent == 0 else { return }
        let holder = element
        if current == nil {
            let tag = tree.elements[Int(holder)].tag
            current = PageTree.Block(element: holder, tag: tag, text: [])
            if tag == .heading, let name = open.last(where: { Self.tags[$0.name] == .heading })?.name {
                current?.level = (name.utf8.last ?? 0x36) &- 0x30
            }
        } else if current?.element != holder, isSuspectInline(holder) {
            // A share button inside a paragraph is a block of its own.
            let outer = current
            finishBlock()
            current = PageTree.Block(element: holder, tag: outer?.tag ?? .other, text: [])
        } else if let inner = current?.element, inner != holder, isSuspectInline(inner) {
            finishBlock()
            current = PageTree.Block(element: holder, tag: tree.elements[Int(holder)].tag, text: [])
        }
        let before = current?.text.count ?? 0
        append(bytes)
        let added = (current?.text.count ?? 0) - before
        if linkDepth > 0 { current?.linked += added }
    }

    private func isSuspectInline(_ element: Int32) -> Bool {
        tree.elements[Int(element)].isSuspect && tree.elements[Int(element)].tag == .other
    }

    /// Adds text with blanks collapsed, as a browser shows it.
    private func append(_ bytes: [UInt8]) {
        let isPreformatted = current?.tag == .preformatted
        for byte in bytes {
            let isBlank = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
            if isBlank, !isPreformatted {
                if let last = current?.text.last, last != 0x20, last != 0x0A { current?.text.append(0x20) }
            } else if byte >= 0x20 || byte == 0x0A || byte == 0x09 {
                current?.text.append(byte)
            }
        }
    }

    private func breakLine() {
        guard current != nil else { return }
        while current?.text.last == 0x20 { current?.text.removeLast() }
        current?.text.append(0x0A)
    }

    private func finishBlock() {
        guard var block = current else { return }
        current = nil
        while let last = block.text.last, last == 0x20 || last == 0x0A { block.text.removeLast() }
        while let first = block.text.first, first == 0x20 || first == 0x0A { block.text.removeFirst() }
        if !block.text.isEmpty { tree.blocks.append(block) }
    }

    private static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            if byte <= 0x20 {
                if let last = result.last, last != 0x20 { result.append(0x20) }
            } else {
                result.append(byte)
            }
        }
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    // MARK: - Names

    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins",
        "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
        "var", "nobr", "picture", "ruby", "rt", "rp",
    ]
    private static let silentTags: Set<String> = [
        "script", "style", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video", "noscript",
        "select", "textarea", "button", "datalist",
    ]
    private static let tags: [String: PageTree.Tag] = [
        "article": .article, "main": .main, "body": .body, "html": .body, "section": .section, "div": .div,
        "h1": .heading, "h2": .heading, "h3": .heading, "h4": .heading, "h5": .heading, "h6": .heading,
        "p": .paragraph, "li": .item, "dd": .item, "dt": .item, "td": .cell, "th": .cell, "figcaption": .caption,
        "caption": .caption, "blockquote": .quote, "pre": .preformatted, "table": .table, "ul": .list, "ol": .list,
        "header": .header, "footer": .footer, "aside": .aside, "nav": .nav, "form": .form,
    ]
}
