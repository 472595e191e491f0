"""Language knowledge as data; read by ``script`` and ``lexicon`` only."""
