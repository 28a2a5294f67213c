"""What a microkernel means (its loop nest) and how it is generated."""
