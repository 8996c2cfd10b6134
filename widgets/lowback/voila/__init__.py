"""The Voila app: settings, hooks, kernels, the server behind ``lowback serve``, and the page template."""
