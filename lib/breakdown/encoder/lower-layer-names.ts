const encode = "module_apply_default/Encoder_en/KonaTransformer/Encode/";
const dense = `${encode}Layer_0/TransformerLayer/dense/`;

/** What stands before the lower layer, and what it has beside the upper one's weights, by what they are called in the package's graph. */
export const lowerNames = {
  /** A row for each word piece. */
  pieces: "module/Embeddings_en",
  /** By what a token's place in its sentence is multiplied before sine and cosine are taken. */
  frequencies: `${encode}TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`,
  /** Tokens of the lower width on their way around the attention. */
  widen: `${dense}kernel/ConcatPartitions/concat`,
  widenBias: `${dense}bias/ConcatPartitions/concat`,
} as const;

/** The lower layer's weight that answers one of the upper layer's. */
export function inLowerLayer(name: string): string {
  return name.replace("Layer_1", "Layer_0");
}
