"""Every guard, the test that watches over it, and proof that the test fails when the guard is taken out."""
