// What a crew pressed and the centre has not confirmed: kept on the tablet, sent in order, once each.

import { isPassing, newId, post } from './api';
import { told } from './refusal';

interface Waiting {
  path: string;
  body: Record<string, unknown> & { id: string; at: string };
}

const KEPT = 'farol.outbox';
const AGAIN_MS = 2000;

export const outbox = $state<{ waiting: Waiting[]; refused: string | null }>({
  waiting: JSON.parse(localStorage.getItem(KEPT) ?? '[]') as Waiting[],
  refused: null,
});
let sending = false;

/** Keeps it first, with its own id and the moment it was pressed, then sends. */
export function press(path: string, body: Record<string, unknown>): void {
  outbox.waiting.push({ path, body: { ...body, id: newId(), at: new Date().toISOString() } });
  keep();
  void send();
}

function keep(): void {
  localStorage.setItem(KEPT, JSON.stringify(outbox.waiting));
}

async function send(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    while (outbox.waiting.length) {
      const { path, body } = outbox.waiting[0]!;
      try {
        await post(path, body);
        outbox.refused = null;
      } catch (error) {
        if (isPassing(error)) return;
        outbox.refused = told(error);
      }
      outbox.waiting.shift();
      keep();
    }
  } finally {
    sending = false;
  }
}

setInterval(() => void send(), AGAIN_MS);
addEventListener('online', () => void send());
