"""The work that is done beside the pages: which jobs wait, run, hang or failed, and what is done once a day. It knows
of no body and does no work of the trade itself."""
