const encode = "KonaTransformer/Encode/";
const applied = `module_apply_default/Encoder_en/${encode}`;
const variables = `${applied}Layer_1/TransformerLayer/`;
const folded = `${applied}TransformerStack/Layer_1/TransformerLayer/`;
const convolved = `module/Encoder_en/${encode}Layer_1/TransformerLayer/MultiheadAttention/`;
const last = "module/Encoder_en/hidden_layers/tanh_layer_0/";
const whole = "/ConcatPartitions/concat";
const norm = "layer_prepostprocess/layer_norm/layer_norm_";

/** The matrices of the encoder's upper layer and of its last step, by what they are called in the package's graph. */
export const matrixNames = {
  qkv: `${convolved}qkv_transform_single/kernel/part_0`,
  output: `${convolved}output_transform_single/kernel/part_0`,
  conv1: `${folded}FFN/conv1/Tensordot/Reshape_1`,
  conv2: `${folded}FFN/conv2/Tensordot/Reshape_1`,
  tanh: `${last}weights`,
} as const;

/** What is added behind each of these matrices, and the scales and shifts of the layer's norms, by what they are called in the graph. */
export const vectorNames = {
  qkvBias: `${variables}MultiheadAttention/qkv_transform_single/bias${whole}`,
  outputBias: `${variables}MultiheadAttention/output_transform_single/bias${whole}`,
  conv1Bias: `${variables}FFN/conv1/bias${whole}`,
  conv2Bias: `${variables}FFN/conv2/bias${whole}`,
  tanhBias: `${last}bias`,
  attentionScale: `${variables}${norm}scale${whole}`,
  attentionShift: `${variables}${norm}bias${whole}`,
  forwardScale: `${variables}FFN/${norm}scale${whole}`,
  forwardShift: `${variables}FFN/${norm}bias${whole}`,
} as const;

/** One of the upper layer's matrices. */
export type MatrixName = keyof typeof matrixNames;

/** One of the upper layer's biases, scales and shifts. */
export type VectorName = keyof typeof vectorNames;

/** The node of the graph that gives what the lower layer makes of each token, which the upper layer starts from. */
export const lowerLayerOutput = `${applied}TransformerStack/Layer_0/TransformerLayer/FFN/layer_postprocess/add`;

/** In how many parts the upper layer attends. */
export const attentionHeads = 4;

/** How many tokens of a sentence the encoder reads; the rest it cuts off. */
export const tokensMax = 128;
