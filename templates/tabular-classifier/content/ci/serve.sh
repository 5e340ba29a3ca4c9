#!/bin/sh
# Starts the server of an unpacked bundle; PORT says where it listens.
. ./python.sh
exec "$PYTHON" serve.py
