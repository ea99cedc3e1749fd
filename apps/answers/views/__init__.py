"""Fetch with permission, bind the form, one service call, respond."""
