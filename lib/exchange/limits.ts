/** The most bytes a file of annotations may have (2 MB). */
export const annotationBytesMax = 2 * 1024 * 1024;

/** The most annotations one import takes. */
export const rowsMax = 1_000;

/** Longest note an annotation may bring, in UTF-16 units. */
export const noteLengthMax = 10_000;

/** Longest name of who made an annotation. */
export const authorLengthMax = 300;

/** Most tags of one annotation, and the longest. */
export const tagsMax = 50;

/** Longest tag. */
export const tagLengthMax = 200;

/** Most annotations above a reply, up to the one that began the discussion. */
export const answersMax = 100;
