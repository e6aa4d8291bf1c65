#!/usr/bin/env bash
# Schedules an event that is live for a few seconds and follows it through its whole life.
#   samples/life-of-an-event.sh [URL]      the standalone host's address; http://127.0.0.1:8080 unless given
set -euo pipefail

api="${1:-http://127.0.0.1:8080}"
events="${api%/}/api/v1/environments/sandbox/events"
folder=$(cd "$(dirname "$0")" && pwd)

at() { date -u -d "$1" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -v"$2" +%Y-%m-%dT%H:%M:%SZ; }
# Reads one text field of a JSON answer; enough for the fields used here.
field() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

body=$(sed -e "s/@START@/$(at '+10 seconds' +10S)/" -e "s/@END@/$(at '+25 seconds' +25S)/" "$folder/event.json")
answer=$(curl -sS --fail-with-body -X POST -H 'Content-Type: application/json' --data "$body" "$events") || {
  echo "$answer"
  exit 1
}
id=$(echo "$answer" | tr ',' '\n' | field id)
echo "Scheduled $id"

last=
for _ in $(seq 90); do
  status=$(curl -sS --fail "$events/$id" | tr ',' '\n' | field status)
  if [ "$status" != "$last" ]; then
    echo "$(date +%H:%M:%S)  $status"
    last=$status
  fi
  case "$status" in
    ended) exit 0 ;;
    missed | cancelled | failed | teardown_failed)
      curl -sS "$events/$id"
      exit 1
      ;;
  esac
  sleep 1
done
echo "It did not end within a minute and a half."
exit 1
