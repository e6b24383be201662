const ended = /[.!?…。！？۔؟।][”’"')»]*$/u;

/** A sentence with its full stop; none is added to one that ends as the words do that it quotes. */
export function withFullStop(sentence: string): string {
  return ended.test(sentence) ? sentence : `${sentence}.`;
}
