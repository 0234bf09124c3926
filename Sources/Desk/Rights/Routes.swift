/// The one table of all routes.
package enum Routes {
    package static let all: [Route] =
        AssetRoutes.routes + SignInScreen.routes + SecondFactorScreen.routes + LinkScreen.routes + StoriesScreen.routes
        + StoryScreen.routes + AsideScreen.routes + CommentRoutes.routes + StatementRoutes.routes + NoteRoutes.routes
        + SaidBeforeRoutes.routes
        + PhotographRoutes.routes
        + LibraryScreen.routes + PhotographScreen.routes + AdministrationScreen.routes + TrailScreen.routes + ThingRoutes.routes
        + NamesRoutes.routes + AccountScreen.routes + AuthenticatorScreen.routes + PasskeyScreen.routes
        + TodayScreen.routes + FollowingRoutes.routes + AssignmentScreen.routes + AssignmentActs.routes + BoardScreen.routes
        + CalendarScreen.routes
        + PeopleScreen.routes + PersonScreen.routes + UndoScreen.routes + SectionsScreen.routes + RedirectsScreen.routes
        + DraftRoutes.routes + EditorRoutes.routes
        + WriteScreen.routes + PublishScreen.routes + PreviewScreen.routes + ChecklistScreen.routes + StagesScreen.routes
        + RevisionsScreen.routes + DifferenceScreen.routes + FrontScreen.routes + PackagesScreen.routes
        + PackageScreen.routes + SettingsScreen.routes + TokenScreen.routes + API.routes
        + WebhooksScreen.routes + SourcesScreen.routes + SourceScreen.routes + CorrectionScreen.routes
        + RecordScreen.routes + QuotedScreen.routes + EvidenceRoutes.routes
        + BackgroundsScreen.routes + BackgroundScreen.routes + LikeStoriesScreen.routes + HouseStyleScreen.routes
        + DiaryScreen.routes + DiaryEventScreen.routes + StoryDiaryRoutes.routes

    /// The route and the path's values; nil where there is none. HEAD is asked as GET is.
    static func find(_ method: String, _ path: String) -> (route: Route, values: [String: String])? {
        let method = method == "HEAD" ? "GET" : method
        for route in all where route.method.rawValue == method {
            if let values = route.path.values(in: path) { return (route, values) }
        }
        return nil
    }

    /// The methods that there are at a path.
    static func methods(_ path: String) -> [String] {
        let found = Set(all.filter { $0.path.values(in: path) != nil }.map(\.method.rawValue))
        return found.contains("GET") ? found.union(["HEAD"]).sorted() : found.sorted()
    }
}
