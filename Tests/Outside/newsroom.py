"""People at the desk, as a browser shows it to them."""

import base64
import hashlib
import hmac
import re
import struct
import time

PASSWORD = "correct horse battery staple"


def code(secret, at=None):
    """What an authenticator shows (RFC 6238)."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int((at or time.time()) // 30)), hashlib.sha1).digest()
    offset = digest[19] & 15
    return str((struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000).zfill(6)


class Person:
    """Somebody with an account, a browser and an authenticator."""

    def __init__(self, paper, browser, email, **options):
        self.paper = paper
        self.email = email
        self.secret = None
        self.used = 0
        self.codes = []
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.faults = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda message: self.faults.append(message.text) if "Content Security Policy" in message.text else None)

    def go(self, path):
        return self.page.goto(self.paper.desk + path)

    def fresh_code(self):
        """A code that was not given yet: an authenticator's owner waits for the next one as well."""
        while int(time.time() // 30) <= self.used:
            time.sleep(0.2)
        self.used = int(time.time() // 30)
        return code(self.secret)

    def open_link(self, link, name=None):
        """Opens a link that was sent, and chooses a password."""
        self.page.goto(link)
        if name:
            self.page.get_by_label("Name").fill(name)
            self.page.get_by_label("E-mail address").fill(self.email)
        self.page.get_by_label("Password", exact=False).first.fill(PASSWORD)
        self.page.get_by_label("The same again").fill(PASSWORD)
        self.page.get_by_role("button", name="Continue").click()

    def add_authenticator(self):
        self.go("/account/authenticator")
        self.secret = self.page.locator("code.secret").inner_text()
        self.page.get_by_label("Code", exact=True).fill(self.fresh_code())
        self.page.get_by_role("button", name="Add").click()
        self.codes = self.page.locator(".codes code").all_inner_texts()

    def sign_in(self, password=PASSWORD):
        self.go("/sign-in")
        self.page.get_by_label("E-mail address").fill(self.email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()

    def show_code(self):
        self.page.get_by_label("Code", exact=True).fill(self.fresh_code())
        self.page.get_by_role("button", name="Continue").first.click()

    def invite(self, email, name, role):
        """Returns the link."""
        self.go("/people")
        form = self.page.locator("form[action='/people']")
        form.get_by_label("Name").fill(name)
        form.get_by_label("E-mail address").fill(email)
        form.get_by_label("Role").select_option(role)
        form.get_by_role("button").click()
        return self.page.locator("input.secret").input_value()

    def close(self):
        self.context.close()


def owner(paper, browser, **options):
    """The first account, made by the link that the server printed, with an authenticator."""
    person = Person(paper, browser, "ada@paper.example", **options)
    person.open_link(re.search(r"http://\S+", paper.desk_line).group(), name="Ada Example")
    person.add_authenticator()
    return person
