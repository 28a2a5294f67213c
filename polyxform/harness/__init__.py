"""A kernel as something that can be called: its arguments, its data, its shared object, and the driver that runs it."""
