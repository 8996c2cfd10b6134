"""The server: where it listens, what it gives out, and what it says when it cannot."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psutil
import pytest
from lowback.cli import main

from .servers import ROOT, Server, free_port, late_kernels, voila_server
from .surface import JOINED, Surface

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

LOWBACK = str(Path(sys.executable).parent / "lowback")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Voila as anyone starts it."""
    with voila_server(tmp_path_factory.mktemp("plain"), plainly=True) as server:
        yield server


def get(server: Server, path: str, host: str = "") -> tuple[int, dict[str, str], str]:
    """Ask for a path, without following where it leads."""
    where = urlsplit(server.url)
    connection = http.client.HTTPConnection("127.0.0.1", where.port, timeout=30)
    connection.request("GET", path, headers={"Host": host or where.netloc})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


def _same(text: str) -> str:
    """Take out what differs from page to page: the kernel's id."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", text)


def test_it_lies_under_a_path_where_a_proxy_passes_it_on(tmp_path: Path, page: Page) -> None:
    with voila_server(tmp_path, more=("--base-url", "school/lowback")) as server:
        # As from a proxy: the name is passed on, the path is left as it was.
        assert get(server, "/school/lowback/healthz")[0] == 200
        assert get(server, "/healthz")[0] == 404
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server.url}/school/lowback/")
        page.locator(".lb-card a").first.click()
        page.wait_for_function(JOINED, timeout=60_000)
        # Whether its kernel lives is asked a moment later.
        page.wait_for_function("() => performance.getEntries().some(({ name }) => name.includes('/api/kernels/'))")
        elsewhere = [url for url in asked if not url.startswith((f"{server.url}/school/lowback/", "blob:", "data:"))]
        assert elsewhere == []
        assert any("/api/kernels/" in url for url in asked)
        page.get_by_role("link", name="Start here").first.click()
        page.get_by_role("heading", name="Start here", level=1).wait_for()


@pytest.mark.parametrize(
    "path", ["/low back/", "//elsewhere.example/", "/../up/", "/l%6Fw/", "https://school.example/"]
)
def test_what_is_no_path_is_a_sentence(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(ROOT / "notebooks"), "--no-browser", "--base-url", path]) == 1
    assert f"--base-url {path!r} is no path; write one such as /lowback/" in capsys.readouterr().err


def test_a_page_and_a_start_say_nothing_that_nobody_can_act_upon(tmp_path: Path, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with voila_server(tmp_path) as server:
        Surface("voila", server).open(page, "03-double-knee-lifts")
        log = server.log.read_text()
    assert [text for text in said if "version" in text] == []
    assert "Starting WebSocket" in " ".join(said)
    assert "not trusted" not in log


def test_plain_voila_gives_the_same_pages(voila: Server, plain: Server) -> None:
    for path in ("/", "/voila/render/03-double-knee-lifts.ipynb"):
        ours, theirs = get(voila, path), get(plain, path)
        assert ours[0] == theirs[0] == 200
        assert _without_models(_same(ours[2])) == _without_models(_same(theirs[2]))
        for name in ("x-content-type-options", "content-security-policy", "referrer-policy"):
            assert ours[1][name] == theirs[1][name]


def _without_models(text: str) -> str:
    return re.sub(r'"model_id": "[^"]*"', "", text)


def test_plain_voila_leads_an_exercise(plain: Server, fast_page: Page) -> None:
    guide = Surface("voila", plain).open(fast_page, "03-double-knee-lifts")
    guide.press("Start")
    guide.run()
    guide.expect_status("finished")


def test_listens_on_this_machine_alone(voila: Server) -> None:
    listening = [
        found.laddr.ip
        for found in psutil.Process(voila.process.pid).net_connections("tcp")
        if found.status == psutil.CONN_LISTEN and found.laddr.port == urlsplit(voila.url).port
    ]
    assert listening == ["127.0.0.1"]


def test_localhost_leads_to_the_address(voila: Server) -> None:
    port = urlsplit(voila.url).port
    status, headers, _ = get(voila, "/voila/render/04-seated-twist.ipynb?x=1", host=f"localhost:{port}")
    assert status == 302
    assert headers["location"] == f"http://127.0.0.1:{port}/voila/render/04-seated-twist.ipynb?x=1"


@pytest.mark.parametrize(
    "query", ["theme=dark", 'theme="><script>alert(1)</script>', "template=classic", "template=reveal"]
)
def test_theme_and_template_are_not_chosen_from_the_address(voila: Server, query: str) -> None:
    quoted = query.replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
    for path in ("/", "/voila/render/04-seated-twist.ipynb"):
        assert _without_models(_same(get(voila, f"{path}?{quoted}")[2])).replace(quoted, "") == _without_models(
            _same(get(voila, path)[2])
        )


@pytest.mark.parametrize(
    "path",
    [
        "04-seated-twist.ipynb",
        "picture.svg",
        "picture.png",
        "../pyproject.toml",
        "public/picture.svg",
        "public/../picture.png",
    ],
)
def test_files_come_from_a_narrow_list(voila: Server, path: str) -> None:
    folder = Path(str(voila.process.args[2]))  # type: ignore[index]
    (folder / "public").mkdir(exist_ok=True)
    for name in ("picture.svg", "picture.png", "public/picture.svg", "public/picture.png"):
        (folder / name).write_bytes(b"x")
    assert get(voila, f"/voila/files/{path}")[0] in (403, 404)
    assert get(voila, "/voila/files/public/picture.png")[0] == 200


def test_a_taken_port_is_a_sentence_and_never_another_port(voila: Server) -> None:
    port = urlsplit(voila.url).port or 0
    done = subprocess.run(
        [LOWBACK, "serve", str(ROOT / "notebooks"), "--port", str(port), "--no-browser"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} is taken by another program. End that one, or choose another port: "
        f"make app PORT={port + 1}, or lowback serve --port {port + 1}.\n"
    )


@pytest.mark.parametrize("port", ["99999", "-1", "0"])
def test_a_port_that_does_not_exist_is_a_sentence(port: str) -> None:
    done = subprocess.run(
        [LOWBACK, "serve", str(ROOT / "notebooks"), f"--port={port}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == f"There is no port {port}. Choose one from 1024 to 65535, such as --port 8866.\n"


def test_broken_content_stops_the_app_before_it_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "exercises"
    shutil.copytree(ROOT / "exercises", folder)
    file = folder / "03-double-knee-lifts.toml"
    file.write_text(file.read_text().replace("most = 3\n", "most = 50\n", 1))
    monkeypatch.setenv("LOWBACK_EXERCISES", str(folder))
    port = free_port()
    done = subprocess.run(
        [LOWBACK, "serve", str(ROOT / "notebooks"), "--port", str(port)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "03-double-knee-lifts.toml: dose.hold.most: found 50. Write at most 3" in done.stderr
    assert "Traceback" not in done.stderr
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def fetched(server: Server, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for a path as a browser does that takes what is packed."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(server.url).port, timeout=30)
    asked = {"Accept-Encoding": "gzip", **{name.replace("_", "-"): value for name, value in headers.items()}}
    connection.request("GET", path, headers=asked)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_files_are_sent_packed_and_kept_for_good(voila: Server) -> None:
    page = gzip.decompress(fetched(voila, "/voila/render/03-double-knee-lifts.ipynb")[2]).decode()
    files = re.findall(r'(?:src|href)="(/voila/[^"]+\.(?:js|css)\?v=[^"]+)"', page)
    assert any("guide.js" in path for path in files)
    assert any("index.css" in path for path in files)
    for path in files:
        status, about, packed = fetched(voila, path)
        assert (status, about["content-encoding"], about["vary"]) == (200, "gzip", "Accept-Encoding")
        assert int(re.search(r"max-age=(\d+)", about["cache-control"])[1]) > 10_000_000  # type: ignore[index]
        status, plain, whole = fetched(voila, path, Accept_Encoding="identity")
        assert "content-encoding" not in plain
        assert gzip.decompress(packed) == whole
        # What is short has one mark for both: it is packed anew each time.
        assert (plain["etag"] == about["etag"]) == (len(whole) < 1024)
        assert fetched(voila, path, If_None_Match=about["etag"])[::2] == (304, b"")


def test_the_guide_is_on_its_way_before_the_kernel_is_there(tmp_path: Path) -> None:
    with voila_server(tmp_path, variables=late_kernels(tmp_path, 100_000)) as server:
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(server.url).port, timeout=10)
        connection.request("GET", "/voila/render/04-seated-twist.ipynb")
        answer = connection.getresponse()
        page = ""
        # The answer never ends, for the kernel never comes.
        while 'id="lb-early"' not in page:
            page += answer.read1(4096).decode("utf-8", "replace")
        connection.close()
    assert '"_plan"' in page
    assert "Seated twist</h1>" in re.sub(r"<a class=\"anchor-link\".*?</a>", "", page)
