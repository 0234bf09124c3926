"""WordPress as Debian has it, with MariaDB and PHP-FPM behind nginx: plain, and with nginx's full-page FastCGI cache.

Settings of a site in production for one core: opcache that does not look at files again, four PHP children that stay, all tables in
MariaDB's memory, sockets instead of TCP, comments closed, jobs of wp-cron not within readers' requests. It has no object cache: that is
a plugin which Debian does not have. Its connections to the database do not outlast a request: WordPress cannot do that.
"""

import base64
import glob
import json
import pathlib
import re
import shutil
import signal
import subprocess
import urllib.parse

from stack import ENOUGH_TO_START, Peer, fetch, program, spare_port

HERE = pathlib.Path(__file__).parent / "wordpress_site"
DEBIAN = pathlib.Path("/usr/share/wordpress")
KEPT_SECONDS = 600


class WordPress(Peer):
    name = "WordPress"
    account = "www-data"
    feed = "/feed/"
    remarks = [
        "WordPress: Debian's package with its default theme (Twenty Twenty-Three), no plugins, no object cache; one author a story",
        f"WordPress' full-page cache (nginx, fastcgi_cache_valid {KEPT_SECONDS} s) is told nothing: what it keeps is wrong up to that long after "
        "a publication; nginx compresses each answer anew (gzip on, level 1), as is usual; \"kept in gzip\": PHP compresses, nginx keeps that"]

    def __init__(self, folder):
        super().__init__(folder)
        self.site = self.folder / "site"
        self.sockets.chmod(0o700)
        self.compressed_port = spare_port()

    def version(self):
        found = re.search(r"wp_version = '([^']+)'", (DEBIAN / "wp-includes/version.php").read_text()).group(1)
        others = [subprocess.run(command, capture_output=True, text=True) for command in (
            [program("mariadbd"), "--version"], [self.php_fpm(), "-v"], [program("nginx"), "-v"])]
        said = [re.search(r"(?:Ver |PHP |nginx/)([\d.]+)", done.stdout + done.stderr).group(1) for done in others]
        return "WordPress {}, MariaDB {}, PHP {}, nginx {}".format(found, *said)

    @staticmethod
    def php_fpm():
        found = sorted(glob.glob("/usr/sbin/php-fpm[0-9]*"))
        if not found:
            raise SystemExit("PHP-FPM is missing: bin/setup peers installs it")
        return found[-1]

    def make(self):
        """Its own copy of the program: Debian's looks for its settings where all sites of the machine have theirs."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.own(self.folder)
        shutil.copytree(DEBIAN, self.site, ignore=shutil.ignore_patterns("wp-config.php", ".htaccess"), ignore_dangling_symlinks=True)
        (self.site / "wp-content/mu-plugins").mkdir()
        shutil.copy(HERE / "paper.php", self.site / "wp-content/mu-plugins")
        (self.site / "measuring").mkdir()
        for file in ("install.php", "load.php"):
            shutil.copy(HERE / file, self.site / "measuring")
        self.run("mariadb-install-db", "--no-defaults", f"--datadir={self.folder}/database", "--auth-root-authentication-method=normal",
                 "--skip-test-db", cwd=self.folder)

    def configure(self):
        # No password: the database is reached by its socket alone, which stands in a folder of this account.
        (self.site / "wp-config.php").write_text(f"""<?php
            define('DB_NAME', getenv('PAPER_DATABASE') ?: 'paper');
            define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_CHARSET', 'utf8mb4');
            define('DB_HOST', 'localhost:{self.sockets}/mariadb');
            define('WP_HOME', '{self.address}'); define('WP_SITEURL', WP_HOME);
            foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name)
                foreach (['_KEY', '_SALT'] as $kind) define($name . $kind, 'measured on the loopback alone, ' . $name . $kind);
            define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
            $table_prefix = 'wp_';
            if (!defined('ABSPATH')) define('ABSPATH', '{self.site}/');
            require ABSPATH . 'wp-settings.php';
            """)

    def start_database(self):
        self.configure()
        self.launch(program("mariadbd"), "--no-defaults", f"--datadir={self.folder}/database", f"--socket={self.sockets}/mariadb",
                    f"--pid-file={self.sockets}/mariadb.pid", "--skip-networking", "--skip-name-resolve", "--innodb-buffer-pool-size=1G",
                    "--innodb-log-file-size=256M", "--character-set-server=utf8mb4")
        self.wait_for((self.sockets / "mariadb").exists)

    def sql(self, text):
        return self.run("mariadb", "--no-defaults", f"--socket={self.sockets}/mariadb", "-uroot", "-N", "-e", text)

    def php(self, file, *arguments, database="paper"):
        return self.run("php", "-d", "memory_limit=1G", "-d", "display_errors=stderr", self.site / "measuring" / file, *arguments,
                        env={"PAPER_DATABASE": database, "PATH": "/usr/bin:/bin"}, cwd=self.folder)

    def load(self, stories, archive=None):
        if self.loaded(len(stories)):
            return
        self.make()
        self.start_database()
        self.sql("CREATE DATABASE paper")
        (self.folder / "password").write_text(self.php("install.php"))
        (self.folder / "stories.json").write_text(json.dumps(stories))
        self.php("load.php", self.folder / "stories.json", "deferred")
        self.sql("USE paper; ANALYZE TABLE wp_posts, wp_terms, wp_term_taxonomy, wp_term_relationships, wp_postmeta, wp_options, wp_users")
        self.stop()
        self.note_loaded(len(stories))

    def take_in(self, stories, way):
        """Seconds that it takes to put the stories into a new site."""
        self.sql("DROP DATABASE IF EXISTS sample; CREATE DATABASE sample")
        self.php("install.php", database="sample")
        (self.folder / "sample.json").write_text(json.dumps(stories))
        said = self.php("load.php", self.folder / "sample.json", way, database="sample")
        if not re.fullmatch(r"[\d.E-]+", said):
            raise SystemExit(f"{self.name}: {said}")
        count = int(self.sql("SELECT count(*) FROM sample.wp_posts WHERE post_type = 'post' AND post_status = 'publish'"))
        if count != len(stories):
            raise SystemExit(f"WordPress has {count} of {len(stories)} stories")
        self.sql("DROP DATABASE sample")
        return float(said)

    def start(self, cached=False):
        self.start_database()
        fpm = self.folder / "php-fpm.conf"
        fpm.write_text(f"""
[global]
error_log = {self.folder}/php-fpm.log
daemonize = no
[www]
listen = {self.sockets}/php
listen.backlog = 1024
pm = static
pm.max_children = 4
""")
        settings = {"opcache.enable": 1, "opcache.memory_consumption": 192, "opcache.interned_strings_buffer": 16,
                    "opcache.max_accelerated_files": 10000, "opcache.validate_timestamps": 0, "memory_limit": "256M", "expose_php": 0}
        self.launch(self.php_fpm(), "-y", fpm, *(word for name, value in settings.items() for word in ("-d", f"{name}={value}")),
                    cwd=self.folder)
        shutil.rmtree(self.folder / "kept", ignore_errors=True)
        nginx = self.folder / "nginx.conf"
        nginx.write_text(self.nginx(cached))
        self.own(nginx)
        self.launch(program("nginx"), "-e", self.folder / "nginx.log", "-c", nginx, stop=signal.SIGQUIT)
        self.wait_for_page()

    def ways(self):
        return super().ways() + [(f"{self.name}, kept in gzip", f"http://127.0.0.1:{self.compressed_port}", "")]

    def nginx(self, cached):
        return f"""
            worker_processes 1; daemon off; pid {self.sockets}/nginx.pid;
            events {{ worker_connections 1024; }}
            http {{
                access_log off; sendfile on; tcp_nopush off; tcp_nodelay on; keepalive_requests 100000000; include /etc/nginx/mime.types;
                default_type text/html; gzip on; gzip_vary on; gzip_types text/css application/javascript application/json application/rss+xml;
                open_file_cache max=10000 inactive=60s; client_body_temp_path {self.folder}/body; fastcgi_temp_path {self.folder}/fastcgi;
                proxy_temp_path {self.folder}/proxy; uwsgi_temp_path {self.folder}/uwsgi; scgi_temp_path {self.folder}/scgi;
                fastcgi_cache_path {self.folder}/kept levels=1:2 keys_zone=pages:64m max_size=2g inactive=60m use_temp_path=off;
                map $http_accept_encoding $compressed {{ default ""; ~gzip gzip; }}
                {self.server(self.port, cached)}
                {self.server(self.compressed_port, True, compressed=True) if cached else ""}
            }}"""

    def server(self, port, cached, compressed=False):
        kept = f"""fastcgi_cache pages; fastcgi_cache_valid 200 301 {KEPT_SECONDS}s; fastcgi_cache_lock on;
                        fastcgi_cache_use_stale updating error timeout;
                        fastcgi_cache_key {port}$request_method$request_uri{"$compressed" if compressed else ""};
                        fastcgi_cache_bypass $http_authorization $cookie_wordpress_logged_in; fastcgi_no_cache $http_authorization;"""
        return f"""
                server {{
                    listen 127.0.0.1:{port}; root {self.site}; index index.php; server_name 127.0.0.1;
                    location / {{ try_files $uri $uri/ /index.php?$args; }}
                    location ~ \\.php$ {{
                        include /etc/nginx/fastcgi_params;
                        # Debian's file leaves the port out, and WordPress would send everybody to where they are already.
                        fastcgi_param HTTP_HOST 127.0.0.1:{self.port}; fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
                        fastcgi_pass unix:{self.sockets}/php; fastcgi_buffers 32 16k; fastcgi_buffer_size 32k;
                        fastcgi_read_timeout {ENOUGH_TO_START}s;
                        {"fastcgi_param PHP_VALUE zlib.output_compression=1;" if compressed else ""}
                        {kept if cached else ""}
                    }}
                }}"""

    def search(self, words):
        return "/?" + urllib.parse.urlencode({"s": words})

    def rest(self, path, body=None):
        secret = base64.b64encode(f"editor:{(self.folder / 'password').read_text()}".encode()).decode()
        headers = {"Authorization": f"Basic {secret}", "Content-Type": "application/json"}
        return json.loads(fetch(f"{self.address}/wp-json/wp/v2{path}", headers, None if body is None else json.dumps(body).encode()))

    def draft(self, story):
        tags = [self.rest(f"/tags?slug={topic['slug']}")[0]["id"] for topic in story["topics"]]
        author = self.rest(f"/users?slug={story['author']['slug']}")[0]["id"]
        text = "".join(f"<!-- wp:paragraph -->\n<p>{paragraph}</p>\n<!-- /wp:paragraph -->\n\n" for paragraph in story["paragraphs"])
        return self.rest("/posts", {"status": "draft", "title": story["headline"], "slug": story["slug"], "excerpt": story["standfirst"],
                                    "content": text, "tags": tags, "author": author})["id"]

    def publish(self, draft):
        self.rest(f"/posts/{draft}", {"status": "publish"})
