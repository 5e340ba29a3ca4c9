#!/bin/sh
# Reports what a deploy job did, as CDEvents: the deployment with the commits
# since the one that served before, and the model card of the version. Needs curl
# and git. A portal or a forge that is away fails no deployment.
set -eu

[ "${CI_JOB_STATUS:-success}" = success ] || exit 0
[ "$CI_COMMIT_BRANCH" = "$CI_DEFAULT_BRANCH" ] || exit 0

info=catalog-info.yaml
model="model:default/$(sed -n 's/^  name: //p' "$info" | head -n 1)"
purl=$(sed -n 's/^    purl: "\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' "$info" | head -n 1)
version=${WAYMARK_VERSION:-$CI_COMMIT_SHORT_SHA}
environment=${CI_ENVIRONMENT_NAME:-production}
now=$(date -u +%Y-%m-%dT%H:%M:%S.000Z)

# event <kind> <version of its schema> <subject> <content> <waymark>
event() {
  id="$CI_PIPELINE_ID.$CI_JOB_ID.$1"
  type="dev.cdevents.$1.$2"
  printf '{"specversion":"1.0","id":"%s","source":"%s","type":"%s","time":"%s","subject":"%s","datacontenttype":"application/json","data":{"context":{"specversion":"0.5.1","id":"%s","source":"%s","type":"%s","timestamp":"%s"},"subject":{"id":"%s","content":%s},"customData":{"waymark":%s}}}' \
    "$id" "$CI_PROJECT_URL" "$type" "$now" "$3" \
    "$id" "$CI_PROJECT_URL" "$type" "$now" "$3" "$4" "$5"
}

about="\"model\":\"$model\",\"modelVersion\":\"$version\""
change="\"change\":{\"repository\":\"$CI_PROJECT_URL\",\"commit\":\"$CI_COMMIT_SHA\",\"committedAt\":\"$CI_COMMIT_TIMESTAMP\"}"
# The commits since the version that served, newest first: none where the forge
# does not tell which that was, and no more than the portal takes.
served() {
  [ -n "${CI_API_V4_URL:-}" ] && [ -n "${CI_JOB_TOKEN:-}" ] || return 0
  curl --silent --fail --max-time 10 --get -H "JOB-TOKEN: $CI_JOB_TOKEN" \
    --data order_by=id --data sort=desc --data status=success --data per_page=1 \
    --data-urlencode "environment=$environment" \
    "$CI_API_V4_URL/projects/$CI_PROJECT_ID/deployments" |
    grep -o '"sha":"[0-9a-f]*"' | head -n 1 | cut -d '"' -f 4
}
changes=
before=$(served)
if [ -n "$before" ] && [ "$before" != "$CI_COMMIT_SHA" ]; then
  git cat-file -e "$before" 2>/dev/null || git fetch --quiet --unshallow 2>/dev/null || true
  one="{\"repository\":\"$CI_PROJECT_URL\",\"commit\":\"%H\",\"committedAt\":\"%cI\",\"url\":\"$CI_PROJECT_URL/-/commit/%H\"}"
  since=$(git log --max-count=500 --format="$one" "$before..$CI_COMMIT_SHA" 2>/dev/null | paste -s -d , -)
  [ -z "$since" ] || changes=",\"changes\":[$since]"
fi
run="\"executedBy\":\"pipeline\",\"pipelineRun\":{\"id\":\"$CI_PIPELINE_ID\",\"url\":\"$CI_PIPELINE_URL\"}"
card="$CI_PROJECT_URL/-/blob/$CI_COMMIT_SHA/MODEL_CARD.md"

deployed=$(event service.deployed 0.3.0 "$CI_PROJECT_NAME" \
  "{\"environment\":{\"id\":\"$environment\"},\"artifactId\":\"$purl@$version\"}" \
  "{$about,$change$changes,$run}")
published=$(event testoutput.published 0.3.0 "$purl@$version" \
  "{\"outputType\":\"report\",\"format\":\"text/markdown\",\"uri\":\"$card\"}" \
  "{$about,\"evidence\":{\"kind\":\"model-card\",\"uri\":\"$card\"}}")

printf '[%s,%s]' "$deployed" "$published" |
  curl --silent --show-error --fail-with-body --retry 3 --data-binary @- \
    -H 'Content-Type: application/cloudevents-batch+json' \
    -H "Authorization: Bearer $WAYMARK_TOKEN" "$WAYMARK_URL" ||
  echo "Waymark was not told of this deployment" >&2
