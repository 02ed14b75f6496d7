/** What the pen's digits are called. */
export const PEN = 'Backstep’s pen';
