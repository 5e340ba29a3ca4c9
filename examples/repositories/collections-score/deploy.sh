#!/bin/sh
# Puts this commit into production. Needs curl, and where to deploy in
# WAYMARK_RUNTIME_URL and WAYMARK_RUNTIME_TOKEN.
set -eu

version=${CI_COMMIT_SHORT_SHA:-$(git rev-parse --short=8 HEAD)}
tar -czf service.tgz score.json score.py serve.py
curl --silent --show-error --fail-with-body -X PUT \
  -H "Authorization: Bearer $WAYMARK_RUNTIME_TOKEN" \
  -H 'Content-Type: application/gzip' \
  -H "X-Command: ${WAYMARK_PYTHON:-python3} serve.py" \
  --data-binary @service.tgz \
  "$WAYMARK_RUNTIME_URL/api/services/collections-score/environments/production?version=$version"
