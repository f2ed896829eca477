"""Values as people read them in a terminal; one module for each kind of answer."""
