"""Notes that students write on an exercise: as a widget, as rows, and as files that others can read."""
