"""The benchmark: made-up books of any size, built plainly, with this extension and with a rival."""
