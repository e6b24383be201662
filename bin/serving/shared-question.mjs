// One question for all who want its answer at about the same time.

/** So many are answered before others are listened to again. */
const actsAtOnce = 64;

/**
 * Shares the answers of `put()`, a promise that never fails, among those who ask: `ask(act)` has `act` called once a question has been answered that was
 * put after the asking. Questions are put `apartMs` apart at least, and the next one while the last who share the one before are still being answered,
 * so that nobody waits for an answer with nothing to do. An act must not throw, and costs no promise, of which Next's bookkeeping makes much.
 */
export function openSharedQuestion({ put, apartMs }) {
  /** Acts that wait for the next question to be put. */
  let waiting = [];
  /** Lists of acts whose question has been answered, oldest first, and how far the first of them has been gone through. */
  const answered = [];
  let place = 0;
  let left = 0;
  let isSending = false;
  let isAsking = false;
  let timer = null;
  let putAt = Number.NEGATIVE_INFINITY;

  function send() {
    for (let count = 0; count < actsAtOnce && left > 0; count += 1) {
      if (place === answered[0].length) {
        answered.shift();
        place = 0;
      }
      const act = answered[0][place];
      place += 1;
      left -= 1;
      act();
    }
    isSending = left > 0;
    if (isSending) setImmediate(send);
    else {
      answered.length = 0;
      place = 0;
    }
    consider();
  }

  function consider() {
    if (waiting.length === 0 || isAsking || timer !== null || left > actsAtOnce) return;
    const restMs = putAt + apartMs - performance.now();
    if (restMs > 0) {
      timer = setTimeout(() => {
        timer = null;
        consider();
      }, restMs);
      return;
    }
    const acts = waiting;
    waiting = [];
    isAsking = true;
    putAt = performance.now();
    void put().then(() => {
      isAsking = false;
      answered.push(acts);
      left += acts.length;
      if (isSending) consider();
      else send();
    });
  }

  return {
    ask(act) {
      waiting.push(act);
      consider();
    },
  };
}
