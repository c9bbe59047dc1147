// Keys that choose a character belong to the input method: Enter there takes a word, not a place or an order.

const TAKEN_BY_INPUT_METHOD = 229; // what a browser says that ends the composition before it tells the key

export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;

/** What stands in a field while a character is being chosen is not what was meant; "compositionend" tells that. */
export const isUnfinished = (event: Event): boolean => event instanceof InputEvent && event.isComposing;
