"""Signing in to the desk, as people do it."""

import re

import newsroom
import pytest
from conftest import Paper, make_sample
from newsroom import PASSWORD, Person


@pytest.fixture
def paper():
    paper = Paper()
    yield paper.serve()
    paper.remove()


def test_first_account_is_made_by_the_link_that_the_server_prints(paper, browser):
    link = re.search(r"http://\S+", paper.desk_line).group()
    owner = Person(paper, browser, "ada@paper.example")
    owner.open_link(link, name="Ada Example")
    # Whoever can publish needs a second factor before anything else.
    assert owner.page.url.endswith("/account/second-factor")
    for path in ["/", "/people", "/account"]:
        owner.go(path)
        assert owner.page.url.endswith("/account/second-factor")
    owner.add_authenticator()
    assert len(set(owner.codes)) == 10
    owner.page.get_by_role("link", name="I have kept them").click()
    assert owner.page.get_by_text("No stories yet.").is_visible()

    # The link is good once, and no other is printed when the server starts again.
    owner.page.goto(link)
    assert owner.page.get_by_role("heading", name="not good any more").is_visible()
    paper.stop()
    paper.serve(int(paper.address.rpartition(":")[2]))
    assert "/link/" not in paper.desk_line
    # Whoever was signed in still is.
    owner.go("/people")
    assert owner.page.get_by_role("heading", name="People").is_visible()
    assert owner.faults == []
    owner.close()


def test_second_factor_is_asked_for_and_a_code_is_good_once(paper, browser):
    owner = newsroom.owner(paper, browser)
    other = Person(paper, browser, owner.email)
    other.secret, other.used = owner.secret, owner.used
    other.sign_in("a wrong password indeed")
    assert other.page.get_by_role("alert").is_visible()
    other.sign_in()
    for path in ["/", "/people", "/account", "/account/authenticator"]:
        other.go(path)
        assert other.page.url.endswith("/second-factor")
    # The code that the owner has used a moment ago.
    other.page.get_by_label("Code", exact=True).fill(newsroom.code(owner.secret, owner.used * 30))
    other.page.get_by_role("button", name="Continue").first.click()
    assert other.page.get_by_role("alert").is_visible()
    other.show_code()
    other.go("/people")
    assert other.page.get_by_role("heading", name="People").is_visible()
    # Each of the two sees both, and one signs the other out.
    other.go("/account")
    assert other.page.get_by_text("this browser").count() == 1
    other.page.get_by_role("button", name="Sign out everywhere else").click()
    owner.go("/")
    assert owner.page.url.endswith("/sign-in")
    other.close()
    owner.close()


def test_recovery_code_opens_once(paper, browser):
    owner = newsroom.owner(paper, browser)
    for attempt, opens in [(owner.codes[0].lower().replace("-", " "), True), (owner.codes[0], False), (owner.codes[1], True)]:
        other = Person(paper, browser, owner.email)
        other.sign_in()
        other.page.get_by_text("Use a recovery code").click()
        other.page.get_by_label("Recovery code").fill(attempt)
        other.page.locator("form", has=other.page.get_by_label("Recovery code")).get_by_role("button").click()
        other.go("/")
        assert other.page.url.endswith("/second-factor") != opens
        other.close()
    owner.close()


@pytest.mark.parametrize("protocol", ["ctap2", "u2f"])
def test_passkey(paper, browser, protocol):
    owner = newsroom.owner(paper, browser)
    tools = owner.context.new_cdp_session(owner.page)
    tools.send("WebAuthn.enable")
    verifies = protocol == "ctap2"
    authenticator = tools.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": protocol, "transport": "usb", "hasResidentKey": verifies, "hasUserVerification": verifies,
        "isUserVerified": verifies, "automaticPresenceSimulation": True}})["authenticatorId"]
    owner.go("/account/passkeys/new")
    owner.page.get_by_label("What to call it").fill("The key on my ring")
    owner.page.get_by_role("button", name="Continue").click()
    if not verifies:
        # A key that only knows that somebody touched it is not taken: it has no fingerprint and no number.
        owner.page.locator("[data-failed]").wait_for(state="visible")
        owner.close()
        return
    owner.page.wait_for_url("**/account?done=passkey_added")
    assert owner.page.get_by_text("The key on my ring").is_visible()
    assert len(tools.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]) == 1

    owner.page.get_by_role("button", name="Sign out").first.click()
    owner.sign_in()
    owner.page.get_by_role("button", name="Use a passkey").click()
    owner.page.wait_for_url(paper.desk + "/")
    owner.go("/account")
    assert owner.page.get_by_text("last used").count() == 1

    # A copy of the key has a count that lags behind: that is noticed.
    kept = tools.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"][0]
    tools.send("WebAuthn.removeCredential", {"authenticatorId": authenticator, "credentialId": kept["credentialId"]})
    tools.send("WebAuthn.addCredential", {"authenticatorId": authenticator, "credential": kept | {"signCount": 0}})
    owner.page.get_by_role("button", name="Sign out").first.click()
    owner.sign_in()
    owner.page.get_by_role("button", name="Use a passkey").click()
    owner.page.get_by_role("alert").first.wait_for(state="visible")
    owner.show_code()
    owner.page.wait_for_url(paper.desk + "/")
    assert owner.faults == []
    owner.close()


def test_invitation_role_and_suspension(paper, browser):
    owner = newsroom.owner(paper, browser)
    link = owner.invite("ben@paper.example", "Ben Example", "reporter")
    ben = Person(paper, browser, "ben@paper.example")
    ben.open_link(link)
    # A reporter publishes nothing, so no second factor is asked for; and sees no accounts.
    assert ben.page.url == paper.desk + "/"
    assert ben.page.get_by_role("link", name="People").count() == 0
    assert ben.go("/people").status == 403
    # A change of role signs out at once.
    owner.go("/people")
    owner.page.get_by_role("link", name="Ben Example").click()
    owner.page.get_by_label("Role").select_option("editor")
    owner.page.get_by_role("button", name="Save").click()
    ben.go("/")
    assert ben.page.url.endswith("/sign-in")
    ben.sign_in()
    assert ben.page.url.endswith("/account/second-factor")
    # So does suspending, and nobody suspended comes in.
    owner.page.get_by_label("Suspended").check()
    owner.page.get_by_role("button", name="Save").click()
    ben.go("/account/second-factor")
    assert ben.page.url.partition("?")[0].endswith("/sign-in")
    ben.sign_in()
    assert ben.page.get_by_role("alert").is_visible()
    ben.close()
    owner.close()


def test_lost_second_factor_is_reset_at_the_command_line(paper, browser):
    owner = newsroom.owner(paper, browser)
    assert "no second factor" in paper.run("user", "reset-second-factor", owner.email)
    owner.go("/")
    assert owner.page.url.endswith("/sign-in")
    owner.sign_in()
    assert owner.page.url.endswith("/account/second-factor")
    link = paper.run("user", "link", owner.email).strip()
    assert link.startswith(paper.desk + "/link/")
    owner.page.goto(link)
    assert owner.page.get_by_role("heading", name="Choose a password").is_visible()
    owner.close()


def test_change_of_password_signs_out_elsewhere(paper, browser):
    owner = newsroom.owner(paper, browser)
    other = Person(paper, browser, owner.email)
    other.secret, other.used = owner.secret, owner.used
    other.sign_in()
    other.show_code()
    owner.go("/account")
    owner.page.get_by_text("Change password").first.click()
    owner.page.locator("form[action='/account/password']").get_by_label("Your password").fill(PASSWORD)
    owner.page.get_by_label("New password").fill("another four words together")
    owner.page.get_by_label("The same again").fill("another four words together")
    owner.page.get_by_role("button", name="Change password").click()
    assert owner.page.get_by_role("status").is_visible()
    other.go("/")
    assert other.page.url.endswith("/sign-in")
    other.sign_in()
    assert other.page.get_by_role("alert").is_visible()
    other.close()
    owner.close()
