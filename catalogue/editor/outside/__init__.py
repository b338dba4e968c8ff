"""Asks other websites whether an address still answers, politely and safely.

Polite: one question at a time to one host, with a pause, a name and a limit; what was answered is
remembered. Safe: content is written by strangers, so no question ever goes to a private address.
"""
