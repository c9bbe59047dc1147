// Which types typed letters mean: any word of what a type is called, in any of the three languages, most urgent first.

export interface Named {
  type: string;
  labels: Record<string, string>;
  /** What people call it besides; a picture kept from an older centre has none. */
  said?: string[];
  priority: number;
}

/** Without accents and case, as people type. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Words that begin as typed; Chinese has no spaces, so there any part of a name. */
function fits(said: string[], label: string): boolean {
  const words = plain(label).split(/[^\p{L}\p{N}]+/u);
  return said.every((each) => (/\p{Script=Han}/u.test(each) ? plain(label).includes(each) : words.some((word) => word.startsWith(each))));
}

/** A type called exactly that first, then the most urgent; empty where nothing fits. */
export function typesMeant(typed: string, types: Named[], language: string): Named[] {
  const said = plain(typed).split(/\s+/).filter(Boolean);
  if (!said.length) return [];
  const label = (each: Named): string => each.labels[language] ?? '';
  const names = (each: Named): string[] => [...Object.values(each.labels), ...(each.said ?? [])];
  const exact = (each: Named): number => (names(each).some((name) => plain(name) === said.join(' ')) ? 0 : 1);
  const begins = (each: Named): number => (plain(label(each)).startsWith(said.join(' ')) ? 0 : 1);
  return types
    .filter((each) => names(each).some((name) => fits(said, name)))
    .sort((a, b) => exact(a) - exact(b) || a.priority - b.priority || begins(a) - begins(b) || label(a).localeCompare(label(b), language));
}

/** As the centre takes them; a call whose words are longer is refused. */
const MOST_WORDS = 8000;

/** What was typed in a line of its own behind what is told already; never a second time. */
export function withTyped(words: string, typed: string): string {
  if (plain(words).includes(plain(typed))) return words;
  const line = words.trim() ? `\n${typed}` : typed;
  return words.trimEnd().slice(0, MOST_WORDS - line.length) + line;
}
