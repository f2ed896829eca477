"""Writing with a language model: asked for typed answers, held to the paper sentence by sentence."""
