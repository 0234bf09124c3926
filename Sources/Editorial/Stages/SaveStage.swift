import Archive
package import Newsroom

/// Names a stage, makes one of the newsroom's own, closes it or opens it again.
package struct SaveStage: Act {
    package var entry: Stages.Entry

    package init(_ entry: Stages.Entry) {
        self.entry = entry
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepSettings)
        var entry = entry
        entry.label = entry.label.trimmed
        let stages = try transaction.records.stages.current()
        let former = stages[entry.stage]
        guard entry != former else { return }
        try check(entry, former, stages, in: transaction)
        let changed =
            former == nil ? stages.entries + [entry] : stages.entries.map { $0.stage == entry.stage ? entry : $0 }
        try transaction.records.stages.save(Stages(changed), at: transaction.now)
        transaction.record(
            on: "newsroom", ["stage": entry.stage.rawValue, "label": entry.label, "open": entry.isClosed ? "no" : "yes"])
    }

    private func check(_ entry: Stages.Entry, _ former: Stages.Entry?, _ stages: Stages, in transaction: Transaction) throws {
        try Check.text(entry.label, in: "label", (entry.stage.isOwn ? 1 : 0)...Stages.longestLabel)
        let isTaken = stages.entries.contains {
            $0.stage != entry.stage && !$0.isClosed && !entry.label.isEmpty && Name.folded($0.label) == Name.folded(entry.label)
        }
        guard !isTaken else { throw NewsroomError.conflict("another stage is called so") }
        if entry.isClosed {
            guard entry.stage.isOwn else { throw NewsroomError.conflict("this stage is part of every newsroom's work") }
            guard try !transaction.records.stages.isUsed(entry.stage) else {
                throw NewsroomError.conflict("stories stand in this stage: move them to another first")
            }
        } else if former?.isClosed != false {
            guard entry.stage.isOwn, Stage.Kind.ofOwn.contains(entry.stage.kind) else {
                throw NewsroomError.invalid(field: "stage", reason: "of the kind of a draft, in review or ready")
            }
            guard former != nil || stages.entries.count < Stages.most else {
                throw NewsroomError.conflict("\(Stages.most) stages have been made already: open one of those that are closed")
            }
            guard stages.entries.filter({ $0.stage.isOwn && !$0.isClosed }).count < Stages.mostOwn else {
                throw NewsroomError.conflict("a newsroom has at most \(Stages.mostOwn) stages of its own")
            }
        }
    }
}

/// Puts the stages in another order. Kinds stay in theirs: drafts before what is in review, and that before what is ready.
package struct OrderStages: Act {
    package var order: [Stage]

    /// - Parameter order: stages that it does not name stand behind the others of their kind, as they did.
    package init(_ order: [Stage]) {
        self.order = order
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepSettings)
        let stages = try transaction.records.stages.current()
        guard Set(order).count == order.count else { throw NewsroomError.invalid(field: "order", reason: "a stage is in it twice") }
        let named = try order.map { stage in
            guard let entry = stages[stage] else { throw NewsroomError.notFound("stage \(stage.rawValue)") }
            return entry
        }
        let ordered = Stages(named + stages.entries.filter { !order.contains($0.stage) })
        guard ordered != stages else { return }
        try transaction.records.stages.save(ordered, at: transaction.now)
        transaction.record(on: "newsroom", ["order": ordered.open.map(\.rawValue).joined(separator: " ")])
    }
}
