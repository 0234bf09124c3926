import Archive
package import Editorial
package import Newsroom
import TestSupport
package import Testing

extension TestNewsroom {
    /// That the newest event about a subject is this act's, by this person, at this time.
    @discardableResult
    package func expectEvent(
        _ act: String, on subject: String, by user: User, _ details: [String: String] = [:],
        at location: SourceLocation = #_sourceLocation
    ) async throws -> Event? {
        let event = try await events(about: subject).last
        #expect(event?.act == act, sourceLocation: location)
        #expect(event?.by == user.id, sourceLocation: location)
        #expect(event?.at == clock.now, sourceLocation: location)
        for (name, value) in details { #expect(event?.details[name] == value, "\(name)", sourceLocation: location) }
        return event
    }

    /// That the newest change is this act's and names these subjects, and that it was announced as it is kept.
    package func expectChange(
        _ act: String, _ subjects: Set<Subject>, at location: SourceLocation = #_sourceLocation
    ) async throws {
        let kept = try await read { try $0.trail.changes(after: 0).last }
        #expect(kept?.act == act, sourceLocation: location)
        let named = kept?.subjects ?? []
        #expect(
            named == subjects, "missing: \(subjects.subtracting(named)); besides: \(named.subtracting(subjects))", sourceLocation: location)
        #expect(changes.last == kept, sourceLocation: location)
    }

    /// That the act is refused, and nothing in the database is another than before.
    @discardableResult
    package func expectRefused<Refused: Act>(
        _ act: Refused, as user: User = .chiefEditor, at location: SourceLocation = #_sourceLocation
    ) async throws -> NewsroomError? {
        let before = try await contents()
        let announced = changes.count
        let error = await #expect(throws: NewsroomError.self, sourceLocation: location) { try await perform(act, as: user) }
        let after = try await contents()
        for (table, rows) in before where after[table] != rows {
            Issue.record("\(Refused.self) as \(user.name) was refused and changed \(table)", sourceLocation: location)
        }
        #expect(changes.count == announced, sourceLocation: location)
        return error
    }

    /// That every account whose role lacks the right is refused for it.
    package func expectRight(
        _ right: Right, for act: some Act, at location: SourceLocation = #_sourceLocation
    ) async throws {
        for role in Role.allCases where !role.rights.contains(right) {
            let error = try await expectRefused(act, as: .sample(role), at: location)
            #expect(error == .notAllowed(right), "\(role)", sourceLocation: location)
        }
    }

    /// That the act is refused for this field.
    package func expectInvalid(
        _ field: String, _ act: some Act, as user: User = .chiefEditor, at location: SourceLocation = #_sourceLocation
    ) async throws {
        let error = try await expectRefused(act, as: user, at: location)
        guard case .invalid(field, _) = error else {
            Issue.record("expected a fault in \(field), not \(String(describing: error))", sourceLocation: location)
            return
        }
    }

    package func expectConflict(
        _ act: some Act, as user: User = .chiefEditor, at location: SourceLocation = #_sourceLocation
    ) async throws {
        let error = try await expectRefused(act, as: user, at: location)
        guard case .conflict = error else {
            Issue.record("expected a conflict, not \(String(describing: error))", sourceLocation: location)
            return
        }
    }

    package func expectNotFound(
        _ act: some Act, as user: User = .chiefEditor, at location: SourceLocation = #_sourceLocation
    ) async throws {
        let error = try await expectRefused(act, as: user, at: location)
        guard case .notFound = error else {
            Issue.record("expected something missing, not \(String(describing: error))", sourceLocation: location)
            return
        }
    }
}
