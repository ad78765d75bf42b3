"""The messaging check in the admin: the report over the whole site, the rules and the waivers.

A run (`runs`) is a chain of jobs (`tasks`), each of which checks some texts (`texts`), compares what it finds with the
run before and stores it (`storing`). The report (`finding_views`) shows what the last run stored.
"""
