// The big screen that a whole room reads: larger, nothing to press. By the address (?wall=1) or the key W.

export const wall = $state({ on: new URLSearchParams(location.search).has('wall') });

export function turnWall(on: boolean): void {
  wall.on = on;
  const to = new URL(location.href);
  if (on) to.searchParams.set('wall', '1');
  else to.searchParams.delete('wall');
  history.replaceState(null, '', to);
}
