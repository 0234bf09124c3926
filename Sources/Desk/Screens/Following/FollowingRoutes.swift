import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Following topics, leaving them, and having seen what is new.
enum FollowingRoutes {
    static let routes = [
        Route(.post, "/following/seen", for: .right(.readStories)) { visit, visitor in
            guard let time = APITime.date(visit.field("until")) else {
                throw NewsroomError.invalid(field: "until", reason: visit.words[.invalid])
            }
            try await visit.perform(SeeFollowed(until: time), as: visitor)
            return .redirect(to: "/today")
        },
        Route(.post, "/following/{topic}", for: .right(.readStories)) { visit, visitor in
            let topic: Topic.ID = try visit.id("topic")
            if visit.field("follow") == "1" {
                try await visit.perform(FollowTopic(topic), as: visitor)
            } else {
                try await visit.perform(UnfollowTopic(topic), as: visitor)
            }
            return .redirect(to: visit.next)
        },
    ]
}
