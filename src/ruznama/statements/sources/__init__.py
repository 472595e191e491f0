"""Attribution without a verb: "according to X", "by the word of X"; outlets that only relay; headlines."""
