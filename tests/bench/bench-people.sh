#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   bench-people.sh MAKE-NATION BENCH-PEOPLE
#
# The table of people over ten people in each of LW_BENCH_VILLAGES villages: by default a million.
set -eu
export LIANGWEI_PASSWORD=bench
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for villages in ${LW_BENCH_VILLAGES:-100000}; do
  "$1" "$folder/$villages.liangwei" "$villages" 2> /dev/null
  "$2" "$folder/$villages.liangwei"
  rm -f "$folder/$villages.liangwei"
done
