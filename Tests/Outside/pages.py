"""One address of each kind of page in the sample paper."""

import datetime
import zoneinfo

# The sample paper is made of the last nine days; the newest story is of the last hour.
TODAY = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Copenhagen")) - datetime.timedelta(hours=1)

PAGES = {
    "front": "/",
    "story": "/council-approves-flood-wall/",
    "story with correction": "/northline-wins-tarnsey-ferry/",
    "history of a story": "/ropewalk-chandlers-school-merger/history/",
    "story with translations": "/kherson-volunteers-flood/",
    "story in Ukrainian": "/kherson-volunteers-flood-uk/",
    "story in Arabic": "/kherson-volunteers-flood-ar/",
    "section": "/section/harbour/",
    "package": "/package/the-flood-wall/",
    "live coverage": "/live-storm-hesper/",
    "update of a live coverage": "/live-storm-hesper/?after=1_00000000-0000-0000-0000-000000000000",
    "topic": "/topic/river-vell/",
    "topic with facts": "/topic/flood-of-1911/",
    "author": "/author/hanne-wickstead/",
    "archive": "/archive/",
    "archive of a year": f"/archive/{TODAY:%Y}/",
    "archive of a month": f"/archive/{TODAY:%Y/%m}/",
    "news feed": "/news-feed/",
    "archive day": f"/archive/{TODAY:%Y/%m/%d}/",
    "corrections": "/corrections/",
    "diary": "/diary/",
    "diary of what has passed": "/diary/earlier/",
    "record": "/record/",
    "record of a topic": "/topic/flood-defence/record/",
    "record of a speaker": "/topic/marit-osgood/said/",
    "two sides": "/topic/flood-defence/record/?one=marit-osgood&other=ilse-brandreth",
    "search": "/search",
    "search results": "/search?q=flood",
    "search without results": "/search?q=zzyzx",
    "search with filters": "/search?q=flood&section=town&kind=news&order=newest",
    "search that asks back": "/search?q=flodo",
    "offline": "/offline/",
    "not found": "/no-such-page/",
}
