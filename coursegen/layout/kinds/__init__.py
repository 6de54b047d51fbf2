"""One module a family of slide kinds: what each draws, and the rules that name the variants."""
