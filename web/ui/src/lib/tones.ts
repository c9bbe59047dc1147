// One short tone for each cause of alarm, made here: told apart without looking, never louder for being many.

import type { Group } from './alarms.svelte';

/** Pitches in hertz, one after the other. */
const TUNES: Record<Group, number[]> = {
  mayday: [988, 740, 988, 740, 988, 740],
  pending: [880, 660, 880], under_resourced: [784, 660, 784], not_acknowledged: [587, 784], not_moving: [520, 520], past_eta: [440, 554], silent: [392, 330], welfare: [660, 784], link: [330, 262, 196],
};
const NOTE_S = 0.16;
const LOUDNESS = 0.12;
const KEPT = 'farol.muted';
let audio: AudioContext | null = null;

export const isMuted = (): boolean => localStorage.getItem(KEPT) === '1';
export const mute = (on: boolean): void => localStorage.setItem(KEPT, on ? '1' : '0');

/** `always`: also where sound is off; for a crew's life nobody is spared.
    A browser lets a page sound only after someone has touched it; until then the alarm is seen and not heard. */
export function play(cause: Group, always = false): void {
  if ((isMuted() && !always) || !navigator.userActivation.hasBeenActive) return;
  audio ??= new AudioContext();
  TUNES[cause].forEach((pitch, i) => note(audio!, pitch, audio!.currentTime + i * NOTE_S));
}

function note(context: AudioContext, pitch: number, at: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.linearRampToValueAtTime(0, at + NOTE_S);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + NOTE_S);
}
