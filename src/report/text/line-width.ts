/** Characters in a line of a mail that nobody's reader breaks. */
export const MAIL_WIDTH = 72;
/** Fewer do not hold a run with its lanes. */
export const LEAST_WIDTH = 60;
/** More are not read with ease. */
export const USUAL_WIDTH = 100;
