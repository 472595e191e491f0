"""The stages compiled: the same program at twice the speed; decision 010.

``python -m native DIRECTORY`` lays a compiled copy of the package into a directory; ``hatch_build.py`` makes a wheel.
"""
