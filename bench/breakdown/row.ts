/** One line of the table: what was measured on which set, our figure, the goal, and the figures of others in the same run. */
export type Row = { task: string; set: string; measure: string; ours: number; goal?: number; peers?: Readonly<Record<string, number>> };
