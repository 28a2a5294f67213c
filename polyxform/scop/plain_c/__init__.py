"""From C as people write it to loops over arrays, on trees: calls, pointers, members, tests, loops of other forms."""
