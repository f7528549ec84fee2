"""The benchmark: made-up books of any size, built plainly, with this extension, with a rival."""
