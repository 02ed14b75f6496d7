/** The most layers with weights that a document may have. */
export const MOST_LAYERS = 100;

/** The most neurons that one layer of a document may have. */
export const MOST_NEURONS = 10_000;

/** The most weights that all layers of a document may have together. */
export const MOST_WEIGHTS = 4_000_000;
