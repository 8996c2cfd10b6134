"""Read by a plain ``voila notebooks/`` where Lowback is installed: the settings of ``lowback serve``."""

from lowback.voila.settings import configure

configure(get_config())  # noqa: F821 - the loader of Jupyter's configuration defines it
