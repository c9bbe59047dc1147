// Sound and vibration for what must not be missed. A browser allows neither before the first touch: that is said.

const TONES_HZ = [880, 660, 880, 660];
const TONE_S = 0.22;
const EVERY_MS = 2500;
const SHAKE_MS = [300, 120, 300, 120, 300];

export const bell = $state({ allowed: false });
let context: AudioContext | null = null;

function allow(): void {
  context ??= new AudioContext();
  void context.resume().then(() => (bell.allowed = true));
}

/** Until the returned function is called. */
export function ring(): () => void {
  sound();
  const again = setInterval(sound, EVERY_MS);
  return () => {
    clearInterval(again);
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(0);
  };
}

function sound(): void {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(SHAKE_MS);
  if (!context || context.state !== 'running') return;
  TONES_HZ.forEach((hertz, i) => tone(context!, hertz, context!.currentTime + i * TONE_S));
}

function tone(on: AudioContext, hertz: number, from: number): void {
  const source = on.createOscillator();
  const loudness = on.createGain();
  source.frequency.value = hertz;
  source.type = 'square';
  loudness.gain.setValueAtTime(0.3, from);
  loudness.gain.exponentialRampToValueAtTime(0.01, from + TONE_S);
  source.connect(loudness).connect(on.destination);
  source.start(from);
  source.stop(from + TONE_S);
}

for (const each of ['pointerdown', 'keydown']) addEventListener(each, allow, { once: true });
