"""The core without a browser: records in, records out, by the very functions that the pages call."""
