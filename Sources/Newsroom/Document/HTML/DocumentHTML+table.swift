extension DocumentHTML.Rendering {
    mutating func table(_ table: Table) {
        let head = headRows(of: table)
        // It may be wider than the page and scrolls by itself: by keyboard only where it takes the focus.
        html.markup("<div class=\"table\" role=\"region\" tabindex=\"0\"")
        html.attribute("aria-label", style.wording.table)
        html.markup("><table>\n")
        if head > 0 { rows(table.rows[..<head], section: ("<thead>\n", "</thead>\n")) }
        if head < table.rows.count { rows(table.rows[head...], section: ("<tbody>\n", "</tbody>\n")) }
        html.markup("</table></div>\n")
    }

    /// The rows at the top that are headers throughout; none where a cell there reaches down past them, which HTML cuts off at
    /// the section's end.
    private func headRows(of table: Table) -> Int {
        let head = table.rows.prefix { !$0.isEmpty && $0.allSatisfy(\.isHeader) }.count
        let reachesDown = table.rows[..<head].enumerated().contains { index, row in row.contains { index + $0.rows > head } }
        return reachesDown ? 0 : head
    }

    private mutating func rows(_ rows: ArraySlice<[Table.Cell]>, section: (StaticString, StaticString)) {
        html.markup(section.0)
        for row in rows {
            let scope: StaticString = row.allSatisfy(\.isHeader) ? " scope=\"col\"" : " scope=\"row\""
            html.markup("<tr>")
            for cell in row { self.cell(cell, scope) }
            html.markup("</tr>\n")
        }
        html.markup(section.1)
    }

    private mutating func cell(_ cell: Table.Cell, _ scope: StaticString) {
        html.markup(cell.isHeader ? "<th" : "<td")
        if cell.isHeader { html.markup(scope) }
        if cell.columns != 1 { html.attribute("colspan", cell.columns) }
        if cell.rows != 1 { html.attribute("rowspan", cell.rows) }
        html.markup(">")
        tight(cell.blocks)
        html.markup(cell.isHeader ? "</th>" : "</td>")
    }
}
