// The run cards in force, and what someone is changing in them: kept on this machine until it is saved or discarded.

import { get, isPassing, newId, post, Refusal } from '../api';
import { told } from '../refusal';
import { difference, isRetitled, pairs, type CardChange } from './difference';
import { marked, misshapen, type Marked } from './faults';
import { merge } from './merge';
import type { Book, Card, DraftCard, Found, Misshapen, Previewed, Title } from './types';

const PATH = '/api/run-cards';

export interface Situation {
  type: string;
  priority: number;
  level: number;
  /** 0: Monday; empty: now. */
  day: number | '';
  time: string;
  zone: string;
  premises: string;
}

interface Draft {
  cards: DraftCard[];
  title: Title;
  reason: string;
  /** The edition it changes, and what that said. */
  base: number;
  baseCards: Card[];
  baseTitle: Title;
}

export const numberOf = (book: Book): number => book.edition ?? 0;

class Desk {
  book = $state<Book | null>(null);
  draft = $state<Draft | null>(null);
  selected = $state('');
  failed = $state(false);
  problem = $state('');
  saving = $state(false);
  saved = $state<number | null>(null);
  /** Names that both of two people changed. */
  both = $state<string[]>([]);
  asked = $state<Situation>({ type: 'unknown', priority: 1, level: 1, day: '', time: '', zone: '', premises: '' });
  byForce = $state<Previewed | null>(null);
  byDraft = $state<Previewed | null>(null);
  faults = $state<Marked[]>([]);
  warnings = $state<Marked[]>([]);
  owner = '';
  private sent = { id: '', text: '' };

  live = $derived((this.draft?.cards ?? []).filter((each) => !each.gone));
  changes = $derived<CardChange[]>(this.draft ? difference(this.draft.baseCards, this.live) : []);
  retitled = $derived(this.draft !== null && isRetitled(this.draft.title, this.draft.baseTitle));
  changed = $derived(this.changes.length > 0 || this.retitled);
  touched = $derived(this.changed || (this.draft?.reason ?? '') !== '');
  overtaken = $derived(this.draft !== null && this.book !== null && this.touched && !this.saving && this.draft.base !== numberOf(this.book));
  card = $derived(this.draft?.cards.find((each) => each.key === this.selected) ?? null);

  /** True when it was read. */
  async load(): Promise<boolean> {
    try {
      const book = await get<Book>(PATH);
      this.failed = false;
      this.problem = '';
      this.book = book;
      if (this.draft === null) this.restore(book);
      else if (!this.touched) this.begin(book);
      return true;
    } catch (error) {
      this.failed = isPassing(error);
      this.problem = this.failed ? '' : told(error);
      return false;
    }
  }

  begin(book: Book): void {
    const name = this.card?.name;
    const cards = placed(book.cards, book.cards);
    this.draft = { cards, title: { ...book.title }, reason: '', base: numberOf(book), baseCards: book.cards, baseTitle: book.title };
    this.both = [];
    this.selected = (cards.find((each) => each.name === name) ?? cards[0])?.key ?? '';
  }

  private restore(book: Book): void {
    const text = localStorage.getItem(this.kept());
    this.begin(book);
    if (text === null) return;
    const found = JSON.parse(text) as { draft: Draft; selected: string };
    this.draft = found.draft;
    this.selected = found.selected;
  }

  keep(): void {
    if (this.draft === null) return;
    if (this.touched) localStorage.setItem(this.kept(), JSON.stringify({ draft: this.draft, selected: this.selected }));
    else localStorage.removeItem(this.kept());
  }

  private kept = (): string => `farol.cards.${this.owner}`;

  add(types: string[] | null): void {
    const key = `new:${newId()}`;
    const slots = [{ capability: 'engine', count: 1, mandatory: true }];
    this.draft?.cards.push({ key, origin: null, gone: false, name: '', names: {}, types, priority: null, zones: null, hours: null, premises: null, level: 1, slots });
    this.selected = key;
  }

  /** A new card just goes; one of the edition is marked, and can be kept after all. */
  drop(card: DraftCard): void {
    if (!this.draft) return;
    if (card.origin !== null) card.gone = !card.gone;
    else {
      this.draft.cards = this.draft.cards.filter((each) => each.key !== card.key);
      this.selected = this.draft.cards.at(-1)?.key ?? '';
    }
  }

  discard(): void {
    if (this.book) this.begin(this.book);
    this.faults = [];
  }

  /** My changes on top of what somebody else has made of the same edition. */
  putOnTop(): void {
    if (!this.book || !this.draft) return;
    const { cards, both } = merge(this.draft.baseCards, this.live, this.book.cards);
    const title = this.retitled ? this.draft.title : this.book.title;
    this.rebase(this.book, cards, title, this.draft.reason);
    this.both = both;
  }

  goBack(to: Book, reason: string): void {
    if (this.book) this.rebase(this.book, to.cards, to.title, reason);
  }

  private rebase(book: Book, cards: Card[], title: Title, reason: string): void {
    const name = this.card?.name;
    this.draft = { cards: placed(book.cards, cards), title: { ...title }, reason, base: numberOf(book), baseCards: book.cards, baseTitle: book.title };
    const shown = this.draft.cards.find((each) => each.name === name) ?? this.draft.cards[0];
    this.selected = shown?.key ?? '';
  }

  /** What would be due, and what is wrong with the draft; a later question makes an earlier answer void. */
  async preview(isStale: () => boolean): Promise<void> {
    const { type, priority, level, day, time, zone, premises } = this.asked;
    const [hour = 0, minute = 0] = (time || '00:00').split(':').map(Number);
    const asked = { type, priority, level, ...(day === '' ? {} : { minute: day * 1440 + hour * 60 + minute }), ...(zone ? { zone } : {}), ...(premises.trim() ? { premises } : {}) };
    const cards = this.live;
    try {
      const force = await post<Previewed>(`${PATH}/preview`, asked);
      if (isStale()) return;
      this.byForce = force;
      const found = this.changed ? await post<Previewed>(`${PATH}/preview`, { ...asked, draft: this.wire() }) : null;
      if (isStale()) return;
      this.byDraft = found;
      this.faults = marked(found?.faults ?? [], cards);
      this.warnings = marked(found?.warnings ?? [], cards);
    } catch (error) {
      if (isStale() || !this.mark(error, cards)) return;
      this.byDraft = null;
    }
  }

  private wire = (): { title: Title; cards: Card[] } => ({ title: this.draft!.title, cards: this.live.map(plain) });

  /** The number of the new edition; null when it was refused, with the reasons at their fields. */
  async save(): Promise<number | null> {
    if (!this.draft || this.saving || this.overtaken || !this.changed) return null;
    this.problem = '';
    this.saved = null;
    const cards = this.live;
    if (!this.draft.reason.trim()) {
      this.faults = [...this.faults.filter((each) => each.field !== 'reason'), ...misshapen([{ where: 'reason' }], cards)];
      return null;
    }
    this.saving = true;
    try {
      const { version } = await post<{ version: number }>(PATH, this.press({ ...this.wire(), reason: this.draft.reason.trim(), base: this.draft.base }));
      this.draft.reason = '';
      this.draft.baseCards = cards.map(plain);
      this.draft.baseTitle = this.draft.title;
      this.draft.cards = cards;
      await this.load();
      this.saved = version;
      return version;
    } catch (error) {
      if (!this.mark(error, cards)) this.problem = told(error);
      if (error instanceof Refusal && error.type.endsWith('/edition-conflict') && (await this.load())) this.problem = '';
      return null;
    } finally {
      this.saving = false;
    }
  }

  /** The same press again has the same id, so that an answer that was lost makes no second edition. */
  private press(body: object): object {
    const text = JSON.stringify(body);
    if (this.sent.text !== text) this.sent = { id: newId(), text };
    return { id: this.sent.id, ...body };
  }

  /** True when the refusal belongs to fields. */
  private mark(error: unknown, cards: DraftCard[]): boolean {
    if (!(error instanceof Refusal)) return false;
    const { faults, errors } = error.facts as { faults?: Found[]; errors?: Misshapen[] };
    if (!faults && !errors) return false;
    this.faults = faults ? marked(faults, cards) : misshapen(errors!, cards);
    this.warnings = [];
    return true;
  }
}

const plain = ({ name, names, types, priority, zones, hours, premises, level, slots }: Card): Card => ({
  name, names: { zh: names?.zh?.trim() || null, pt: names?.pt?.trim() || null }, types, priority, zones, hours: hours?.trim() || null, premises, level, slots,
});

/** In the order of the edition in force, what it lacks after it, what goes marked: rows keep their place. */
function placed(inForce: Card[], cards: Card[]): DraftCard[] {
  const untraced = cards.map((each) => $state.snapshot(plain(each)) as Card);
  const found = pairs(inForce, untraced);
  const old = inForce.map((was): DraftCard => {
    const now = found.find(([one]) => one === was)?.[1] ?? null;
    return { ...(now ?? ($state.snapshot(was) as Card)), key: was.name, origin: was.name, gone: now === null };
  });
  const added = found.flatMap(([was, now]): DraftCard[] => (was === null && now ? [{ ...now, key: `new:${newId()}`, origin: null, gone: false }] : []));
  return [...old, ...added];
}

export const desk = new Desk();
