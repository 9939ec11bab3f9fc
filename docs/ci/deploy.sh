#!/usr/bin/env bash
# Deploys cities from a pipeline of any kind: ./docs/ci/deploy.sh check|diff|deploy <name…>
#
# Credentials are the environment's: AWS_PROFILE, or the three variables that the pipeline's own sign-in sets. Node 20 or newer.
# SHISHI_MUNICIPALITIES names the folder of the settings where the city keeps them for itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

step="${1:-}"
shift || true
if [ "$#" -eq 0 ]; then
  echo "usage: $0 check|diff|deploy <name…>" >&2
  exit 2
fi

case "$step" in
  # Before a merge: settings, and the template with AWS's own rules. Needs no credentials.
  check)
    npm run city -- check "$@"
    npm run city -- synth "$@"
    ;;
  # For whoever approves: what would change. Needs to read the stacks.
  # By the template alone: a change set would need the right to deploy.
  diff) npm run city -- diff "$@" -- --method template ;;
  # After the approval. Nobody is there to be asked.
  deploy)
    npm run city -- deploy "$@" --yes
    npm run city -- status "$@"
    ;;
  *)
    echo "usage: $0 check|diff|deploy <name…>" >&2
    exit 2
    ;;
esac
