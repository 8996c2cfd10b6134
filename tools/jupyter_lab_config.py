"""JupyterLab's settings for ``make lab`` and the tests: nothing is fetched from elsewhere, no other port is taken."""

c = get_config()  # type: ignore[name-defined] # noqa: F821 - the loader of Jupyter's configuration defines it

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port_retries = 0
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.news_url = None
