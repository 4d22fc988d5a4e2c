"""Exchange between offices that never share a network: what changed, who knows what, merging, packages, trust."""
