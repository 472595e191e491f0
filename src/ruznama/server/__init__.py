"""The archive in a browser and as an API: each page an address, each address also data."""
