/**
 * Runs its arguments as a child in this process group and takes the whole
 * group down once standard input closes. The forge holds the other end, so
 * nothing it started outlives it, whichever way it ends.
 *
 * @public
 */
export const guardScript = `
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
( trap '' TERM INT HUP
  cat <&3 >/dev/null
  kill -TERM 0
  sleep 1
  kill -KILL 0 ) >/dev/null 2>&1 &
exec 3<&-
wait $child
`;
