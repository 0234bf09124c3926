"""One address of each kind of page in the sample paper."""

PAGES = {
    "front": "/",
    "story": "/council-approves-flood-wall/",
    "story with correction": "/northline-wins-tarnsey-ferry/",
    "story in Ukrainian": "/kherson-volunteers-flood-uk/",
    "topic": "/topic/river-vell/",
    "news feed": "/news-feed/",
    "search": "/search",
    "search results": "/search?q=flood",
    "search without results": "/search?q=zzyzx",
    "offline": "/offline/",
    "not found": "/no-such-page/",
}
