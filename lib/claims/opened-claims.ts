import { z } from "zod";

/** Claims whose assessments editors have been able to read since an event: its newest wording has all it needs. Absent in events from before it was said. */
export const openedClaims = z.array(z.string()).optional();
