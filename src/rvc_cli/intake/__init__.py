"""Files in, facts out: tables, manifests and rule packs, each read with every complaint at its place."""
