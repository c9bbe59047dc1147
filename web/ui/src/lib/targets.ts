// What a centre measures itself by. Check the edition your agency follows.

/** Seconds from answering a call to sending it on, 90th percentile. NFPA 1225 (2022). */
export const PROCESS_S = 60;
/** Shown as running out from here: a quarter is left. Assumed. */
export const PROCESS_SOON_S = 45;
