// Work gathered and done once before the next picture is drawn; a hidden page draws none, so a timer stands in.

const HIDDEN_MS = 250;

/** The returned function may be called any number of times a frame. */
export function oncePerFrame(work: () => void): () => void {
  let waiting = false;
  const run = (): void => {
    if (!waiting) return;
    waiting = false;
    work();
  };
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(run);
    setTimeout(run, HIDDEN_MS);
  };
}
