"""JupyterLab's settings for ``make lab`` and the tests: nothing is fetched from elsewhere, no other port is taken."""

from pathlib import Path

c = get_config()  # type: ignore[name-defined] # noqa: F821 - the loader of Jupyter's configuration defines it

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port_retries = 0
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.news_url = None
# JupyterLab would ask about news at every first visit: overrides.json beside this file answers.
c.LabApp.app_settings_dir = str(Path(__file__).parent)
