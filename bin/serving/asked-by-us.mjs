/** Written onto requests of our own, so that they are answered anew; no request from outside can know its value. */
export const askedByUs = "x-assay-anew";
