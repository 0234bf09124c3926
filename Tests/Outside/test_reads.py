"""What readers read is counted, kept when the server ends, and shown by a command; who they are is not."""

import pathlib

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_reads_are_kept_and_shown(own_paper):
    for _ in range(3):
        assert own_paper.get("/council-approves-flood-wall/", User_Agent=BROWSER)[0] == 200
    own_paper.get("/council-approves-flood-wall/", User_Agent="ExampleBot/2.1")
    own_paper.stop()
    shown = own_paper.run("reads")
    assert [line.split("\t")[0] for line in shown.splitlines()] == ["3"]
    assert "flood wall" in shown
    for file in pathlib.Path(own_paper.folder).glob("newsroom.sqlite*"):
        assert b"Firefox/140" not in file.read_bytes()
