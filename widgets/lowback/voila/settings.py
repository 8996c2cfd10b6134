"""Voila's settings, in one place for ``lowback serve`` and for a plain ``voila notebooks/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowback.voila.hooks import before_launch, page_config

if TYPE_CHECKING:
    from traitlets.config import Config

#: Seconds without a word after which a kernel that no page is connected to ends.
IDLE_SECONDS = 600

#: What a page may load: this server's own, and no other's. Voila writes scripts into its pages and JupyterLab makes
#: code while it runs ('unsafe-inline', 'unsafe-eval'); widgets' modules are blobs. The site does without all of these.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline' blob:; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' blob: data:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


def configure(config: Config) -> None:
    """Fill a Jupyter configuration with the app's settings."""
    server = config.Voila
    server.ip = "127.0.0.1"
    # Voila's habit is to take another port; a bookmark, and a test, would then talk to a stranger.
    server.port_retries = 0
    server.open_browser = False
    server.tornado_settings = {
        "headers": {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Content-Security-Policy": POLICY,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }
    }

    page = config.VoilaConfiguration
    page.template = "lowback"
    # The lab template writes a visitor's theme into the page as it comes.
    page.allow_template_override = "NO"
    page.allow_theme_override = "NO"
    # Voila would serve any image under the root; an SVG's script runs with the page's rights.
    page.file_allowlist = [r"public/[^/]*\.(png|jpg|webp)"]
    # Nothing here is a cell of code to look at, nor a notebook that was not run.
    page.extension_denylist = ["jupyterlab_pygments", "lowback"]
    page.prelaunch_hook = before_launch
    page.page_config_hook = page_config
    page.multi_kernel_manager_class = "lowback.voila.kernels.PageKernelManager"

    config.MappingKernelManager.cull_idle_timeout = IDLE_SECONDS
    config.MappingKernelManager.cull_interval = 20
