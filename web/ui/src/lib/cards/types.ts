// Run cards as the server holds them; see dispatch/run_card.py.

export interface Slot {
  capability: string;
  /** Null: emptied while being typed; the server refuses it. */
  count: number | null;
  mandatory: boolean;
}

export const TONGUES = ['zh', 'pt'] as const;
export type Tongue = (typeof TONGUES)[number];
export type Names = Partial<Record<Tongue, string | null>>;

/** A condition that is null always holds. */
export interface Card {
  name: string;
  /** On screens in these languages; by its name where one is missing. */
  names?: Names;
  types: string[] | null;
  priority: number | null;
  zones: string[] | null;
  hours: string | null;
  premises: string[] | null;
  level: number;
  slots: Slot[];
}

/** A card on the desk. */
export interface DraftCard extends Card {
  /** Of its row, for as long as the draft lives. */
  key: string;
  /** What it was called in the edition it comes from; null: new. */
  origin: string | null;
  /** To be left out of the next edition. */
  gone: boolean;
}

export type Title = Record<'en' | 'zh' | 'pt', string>;

export interface EditionLine {
  edition: number;
  made_by: string;
  made_at: string;
  reason: string;
}

/** An edition, and the list of all; `edition` null: the cards that come with the program. */
export interface Book {
  edition: number | null;
  title: Title;
  cards: Card[];
  reason: string | null;
  made_by: string | null;
  made_at: string | null;
  editions: EditionLine[];
}

export interface Found {
  code: string;
  facts: Record<string, unknown>;
}

/** A place in a body that has the wrong shape: "cards.3.slots.0.count". */
export interface Misshapen {
  where: string;
}

export interface DueCard {
  card: string;
  names: Names;
  level: number;
  slots: Slot[];
}

export interface Previewed {
  minute: number;
  due: DueCard[];
  faults: Found[];
  warnings: Found[];
}
